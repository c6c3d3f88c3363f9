// Changes model files for libFuzzer so that most of them still bear the right checksum.
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "small_models.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size, unsigned seed) {
  constexpr size_t kShortestFile = 64;
  constexpr unsigned kUnsealed = 16;  // one in so many is refused for its header
  static const auto* const models = new std::vector<std::string>(entente::extract::SmallModels());
  if (size < kShortestFile || seed % 256 == 0) {
    const std::string& model = (*models)[seed / 256 % models->size()];
    if (model.size() > max_size) return size;
    std::memcpy(data, model.data(), model.size());
    size = model.size();
  }
  const size_t new_size = LLVMFuzzerMutate(data, size, max_size);
  std::string bytes(reinterpret_cast<const char*>(data), new_size);
  if (seed % kUnsealed != 1) entente::extract::Reseal(&bytes);
  std::memcpy(data, bytes.data(), new_size);
  return new_size;
}
