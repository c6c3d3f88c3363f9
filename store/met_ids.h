// Which ids have been met, in two bytes for each: who asks for one that has not been is spared a look into each of the
// sorted files.
#ifndef ENTENTE_STORE_MET_IDS_H_
#define ENTENTE_STORE_MET_IDS_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::store {

// Several threads may add and ask at once.
class MetIds {
 public:
  // Makes room for so many more; to be called before they are added, while nobody asks.
  void Reserve(size_t more);
  void Add(uint64_t id);
  // True for all that were added, and for one in some hundreds of the others.
  bool MayHave(uint64_t id) const;

 private:
  // The words of a Bloom filter, whose number is a power of two. An id has its bits in one of them.
  using Layer = std::vector<std::atomic<uint64_t>>;

  std::vector<Layer> layers_;  // each as large as those before it together, or larger; the last one is added to
  size_t left_ = 0;            // so many may still be added to it
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_MET_IDS_H_
