// What every stage promises of its offsets, checked: half open, in order, inside the text and on character borders.
#ifndef ENTENTE_TESTS_FUZZ_SPAN_CHECKS_H_
#define ENTENTE_TESTS_FUZZ_SPAN_CHECKS_H_

#include <string>

#include "extract/language/analysis.h"
#include "extract/resolve/resolved.h"
#include "graph/types.h"

namespace entente::extract {

// Each gives the first promise that is broken, with the place; empty where all are kept. Later stages do not check
// again what an earlier one promises.
std::string BrokenPromise(const Document& document);
std::string BrokenPromise(const Analysis& analysis);
std::string BrokenPromise(const Resolved& resolved);
std::string BrokenPromise(const Report& report);

}  // namespace entente::extract

#endif  // ENTENTE_TESTS_FUZZ_SPAN_CHECKS_H_
