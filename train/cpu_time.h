// How long something takes.
#ifndef ENTENTE_TRAIN_CPU_TIME_H_
#define ENTENTE_TRAIN_CPU_TIME_H_

#include <ctime>

namespace entente::train {

// Of this process alone, since its start: the machine may be busy.
inline double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_CPU_TIME_H_
