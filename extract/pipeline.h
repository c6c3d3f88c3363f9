// The whole way of an article: from its text to the report of what it tells.
#ifndef ENTENTE_EXTRACT_PIPELINE_H_
#define ENTENTE_EXTRACT_PIPELINE_H_

#include <memory>
#include <string>
#include <vector>

#include "extract/article.h"
#include "extract/language/analysis.h"
#include "extract/language/profile.h"
#include "extract/resolve/resolved.h"
#include "graph/ontology.h"
#include "graph/status.h"
#include "graph/types.h"

namespace entente::extract {

// Where the data lies: `schemas` with ontology, frames, words and compiled knowledge; `models` with trained weights.
struct PipelinePaths {
  std::string schemas;
  std::string models;
  std::string knowledge;  // the index compiled from schemas/knowledge
  std::string actors{};   // a researcher's own table (knowledge/own_actors.h), or empty
};

// Immutable after loading; its functions are pure and may be called from many threads at once.
class Pipeline {
 public:
  // Fails with the file, place and what was expected, when a schema or a model cannot be read.
  static Result<std::unique_ptr<Pipeline>> Load(const PipelinePaths& paths, Profile profile = Profile::kDefault);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  const Ontology& ontology() const;
  // Why rows of the researcher's own table were left out.
  const std::vector<Status>& refused_actors() const;

  // The stages, each from the one before.
  Document Split(Article article) const;
  Analysis Analyse(Document document) const;
  Resolved Resolve(Analysis analysis) const;
  Report Find(const Resolved& resolved) const;

  Report Extract(Article article) const;

  struct Parts;
  const Parts& parts() const { return *parts_; }

 private:
  explicit Pipeline(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_PIPELINE_H_
