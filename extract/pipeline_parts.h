// What a pipeline is made of: the models, words and knowledge that its stages read with.
#ifndef ENTENTE_EXTRACT_PIPELINE_PARTS_H_
#define ENTENTE_EXTRACT_PIPELINE_PARTS_H_

#include <memory>

#include "extract/events/cues.h"
#include "extract/events/find.h"
#include "extract/events/frames.h"
#include "extract/knowledge/knowledge.h"
#include "extract/knowledge/titles.h"
#include "extract/language/language_model.h"
#include "extract/language/names.h"
#include "extract/language/quotes.h"
#include "extract/language/time_reader.h"
#include "extract/pipeline.h"
#include "extract/resolve/coreference_model.h"
#include "extract/resolve/coreference_words.h"

namespace entente::extract {

struct Pipeline::Parts {
  Ontology ontology;
  LanguageModel language;
  std::unique_ptr<Knowledge> knowledge;
  NameFinder names;
  TimeReader times;
  SpeechWords speech;
  Titles titles;
  CoreferenceWords coreference;
  CoreferenceModel antecedents;
  Frames frames;
  Cues cues;
  Confidence confidence;
  std::vector<Status> refused_actors;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_PIPELINE_PARTS_H_
