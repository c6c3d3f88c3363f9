// Model files and knowledge indexes small enough to be fuzzed.
#ifndef ENTENTE_TESTS_FUZZ_SMALL_MODELS_H_
#define ENTENTE_TESTS_FUZZ_SMALL_MODELS_H_

#include <string>
#include <vector>

namespace entente::extract {

// A whole file of each kind.
std::vector<std::string> SmallModels();

// Sets magic, version, size and checksum to what loading expects, so that damage behind the header is not refused for
// them; bytes too short for a header stay as they are.
void Reseal(std::string* bytes);

}  // namespace entente::extract

#endif  // ENTENTE_TESTS_FUZZ_SMALL_MODELS_H_
