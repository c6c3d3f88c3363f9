// A store that is compared: loads the world and answers its questions, each with a number of rows.
#ifndef ENTENTE_BENCH_PEERS_PEER_H_
#define ENTENTE_BENCH_PEERS_PEER_H_

#include <memory>
#include <string>

#include "bench/check.h"
#include "bench/peers/world.h"

namespace entente::bench {

class Peer {
 public:
  virtual ~Peer() = default;

  virtual size_t ById(uint32_t actor) = 0;
  virtual size_t ByName(uint32_t actor) = 0;
  virtual size_t Latest(const Hub& hub) = 0;  // of its outgoing edges of the relation
  virtual size_t Between(const ActorPair& pair) = 0;
  virtual size_t TwoHops(const Walk& walk) = 0;        // distinct ends, along edges as they point, in the days
  virtual size_t Distance(const ActorPair& pair) = 0;  // hops of the shortest path either way; 0 beyond kMostHops
  virtual size_t MostActive(const Walk& year) = 0;     // edges of the most active actors, added up
  virtual size_t OfDay(int32_t day) = 0;
};

// Each fills an empty folder and answers from it. Load says how long that took, in seconds.
std::unique_ptr<Peer> MakeStorePeer(const World& world, const Ontology& ontology, const std::string& folder);
std::unique_ptr<Peer> MakeRocksPeer(const World& world, const std::string& folder);
std::unique_ptr<Peer> MakeSqlitePeer(const World& world, const std::string& folder);
// These answer from a folder that MakeStorePeer has filled.
std::unique_ptr<Peer> OpenStorePeer(const World& world, const Ontology& ontology, const std::string& folder);
std::unique_ptr<Peer> OpenCypherPeer(const World& world, const Ontology& ontology, const std::string& folder);

}  // namespace entente::bench

#endif  // ENTENTE_BENCH_PEERS_PEER_H_
