// Every stage of the way of an article in its printed form.
#ifndef ENTENTE_EXTRACT_STAGES_H_
#define ENTENTE_EXTRACT_STAGES_H_

#include <span>
#include <string>
#include <string_view>

#include "extract/pipeline.h"

namespace entente::extract {

// In the order of the way: "read", "split", "analyse", "resolve", "find", "edges".
std::span<const std::string_view> StageNames();

// Runs the article up to a stage of StageNames() and prints what that gives; of the edges those that are sure enough.
std::string PrintStage(const Pipeline& pipeline, Article article, std::string_view stage, double min_confidence = 0);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_STAGES_H_
