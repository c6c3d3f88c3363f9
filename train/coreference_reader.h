// The stages up to names and quotations, and the resolver with a ranker of one's own: what coreference is trained and
// scored through. Needs no models/coreference.model.
#ifndef ENTENTE_TRAIN_COREFERENCE_READER_H_
#define ENTENTE_TRAIN_COREFERENCE_READER_H_

#include <memory>
#include <string>

#include "extract/knowledge/knowledge.h"
#include "extract/knowledge/titles.h"
#include "extract/language/language_model.h"
#include "extract/language/names.h"
#include "extract/language/quotes.h"
#include "extract/pipeline.h"
#include "extract/resolve/antecedents.h"
#include "extract/resolve/coreference_words.h"
#include "extract/resolve/resolved.h"

namespace entente::train {

class CoreferenceReader {
 public:
  static Result<CoreferenceReader> Load(const extract::PipelinePaths& paths);

  // Of raw text, as extract::Pipeline has it but for times.
  extract::Analysis Analyse(const std::string& text) const;
  extract::Analysis Analyse(extract::Article article) const;
  extract::Resolved Resolve(extract::Analysis analysis, const extract::AntecedentRanker& ranker) const;
  const extract::Knowledge& knowledge() const { return *knowledge_; }
  const extract::CoreferenceWords& words() const { return words_; }

 private:
  CoreferenceReader(extract::LanguageModel language, std::unique_ptr<extract::Knowledge> knowledge,
                    extract::NameFinder names, extract::SpeechWords speech, extract::Titles titles,
                    extract::CoreferenceWords words);

  extract::LanguageModel language_;
  std::unique_ptr<extract::Knowledge> knowledge_;
  extract::NameFinder names_;
  extract::SpeechWords speech_;
  extract::Titles titles_;
  extract::CoreferenceWords words_;
};

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_COREFERENCE_READER_H_
