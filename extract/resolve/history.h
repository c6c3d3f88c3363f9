// Who has been spoken of so far, for finding what a pronoun or description goes back to.
#ifndef ENTENTE_EXTRACT_RESOLVE_HISTORY_H_
#define ENTENTE_EXTRACT_RESOLVE_HISTORY_H_

#include <cstdint>
#include <vector>

#include "extract/resolve/scene.h"

namespace entente::extract {

// A mention of a figure that came before.
struct Past {
  uint32_t draft = 0;
  uint32_t figure = 0;
  uint32_t token = 0;  // its head
  uint32_t sentence = 0;
  double weight = 0;  // of its part in the clause: subjects weigh most
};

class History {
 public:
  explicit History(const Scene& scene);

  // Takes in the draft, which has a figure. Drafts come in the order of their heads.
  void Note(uint32_t draft);

  // Takes in a draft of several people, or of other actors, that nobody known is meant by.
  void NoteUnknown(uint32_t draft);

  // Newest last.
  const std::vector<Past>& all() const { return past_; }
  // Of those that nobody known is meant by, whose figure is kNoEntity; newest last.
  const std::vector<Past>& unknown() const { return unknown_; }
  uint32_t Count(uint32_t figure) const { return figure < counts_.size() ? counts_[figure] : 0; }
  // The draft whose head is `token`; -1 for none.
  int32_t DraftAt(int32_t token) const { return token < 0 ? -1 : draft_of_head_[static_cast<uint32_t>(token)]; }
  // The draft that names what stands at `token`, by its head or its words; -1 for none.
  int32_t DraftCovering(int32_t token) const;

  // The figure that fits best among those that `allows` and that were mentioned in this sentence or the
  // `sentences_back` before it: recent, subject, often spoken of. kNoEntity where none fits or two fit equally well.
  template <class Allows>
  uint32_t Best(uint32_t token, uint32_t sentences_back, Allows allows) const {
    std::vector<Scored> scored;
    const uint32_t sentence = scene_.grammar.sentence_of(token);
    for (auto past = past_.rbegin(); past != past_.rend(); ++past) {
      if (past->sentence + sentences_back < sentence) break;
      if (past->token < token && allows(*past)) AddScore(*past, sentence, &scored);
    }
    return Winner(scored);
  }

 private:
  struct Scored {
    uint32_t figure;
    double score;
  };
  void AddScore(const Past& past, uint32_t sentence, std::vector<Scored>* scored) const;
  static uint32_t Winner(const std::vector<Scored>& scored);

  Past MakePast(uint32_t draft) const;

  const Scene& scene_;
  std::vector<Past> past_;
  std::vector<Past> unknown_;
  std::vector<uint32_t> counts_;  // mentions by figure
  std::vector<int32_t> draft_of_head_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_HISTORY_H_
