// Orders that look random and are the same on every machine.
#ifndef ENTENTE_TRAIN_SHUFFLE_H_
#define ENTENTE_TRAIN_SHUFFLE_H_

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

namespace entente::train {

class Shuffler {
 public:
  explicit Shuffler(uint64_t seed) : random_(seed) {}

  // A number below `bound`. The standard's distributions differ between libraries; the engine does not.
  size_t Below(size_t bound) { return static_cast<size_t>(random_() % bound); }

  // The numbers 0 to `size` - 1 in a new order.
  std::vector<size_t> Order(size_t size) {
    std::vector<size_t> order(size);
    std::iota(order.begin(), order.end(), size_t{0});
    for (size_t i = size; i > 1; --i) std::swap(order[i - 1], order[Below(i)]);
    return order;
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_SHUFFLE_H_
