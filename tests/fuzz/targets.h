// What is fuzzed: each takes any bytes, puts them through one part of the system, and gives the promise that was
// broken, or nothing. A crash is found by the sanitizers.
#ifndef ENTENTE_TESTS_FUZZ_TARGETS_H_
#define ENTENTE_TESTS_FUZZ_TARGETS_H_

#include <string>
#include <string_view>

namespace entente::extract {

// The whole way of an article. The first byte says how the rest is read: h as HTML, j as a line of JSON, r as the text
// itself without reading, any other as plain text; a capital letter leaves out the date of publication.
std::string TryText(std::string_view bytes);

// A model file or knowledge index: refused, or read and used.
std::string TryModel(std::string_view bytes);

// The tables of schemas/: refused with file and line, or read.
std::string TrySchemas(std::string_view bytes);

}  // namespace entente::extract

#endif  // ENTENTE_TESTS_FUZZ_TARGETS_H_
