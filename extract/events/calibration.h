// Confidences that mean what they say: how often edges read with a raw confidence were right on annotated articles
// (schemas/confidence.tsv).
#ifndef ENTENTE_EXTRACT_EVENTS_CALIBRATION_H_
#define ENTENTE_EXTRACT_EVENTS_CALIBRATION_H_

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/status.h"

namespace entente::extract {

class Calibration {
 public:
  // Leaves every confidence as it is.
  Calibration() = default;
  // A table with the columns class (core or marginal, as relations are in the ontology), raw and share; of each class
  // raw must rise and share not fall, both within 0 to 1. A table without rows leaves confidences as they are. `file`
  // is named in errors, with line and what was expected.
  static Result<Calibration> Parse(std::string_view tsv, std::string_view file);
  static Result<Calibration> Load(const std::string& path);

  // Between the points of the table on straight lines, beyond them as at the last.
  double ShareRight(bool marginal, double raw) const;

 private:
  using Points = std::vector<std::pair<double, double>>;  // raw, share
  std::array<Points, 2> points_;                          // core, marginal
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_CALIBRATION_H_
