#include "extract/events/calibration.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "extract/knowledge/tsv.h"
#include "extract/mapped_file.h"

namespace entente::extract {
namespace {

constexpr std::array<std::string_view, 2> kClasses = {"core", "marginal"};

double Fraction(TsvReader& in, size_t column, std::string_view name) {
  const std::string_view text = in.Field(column);
  double value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= 0 && value <= 1) return value;
  in.Refuse(fmt::format("{} is \"{}\"; expected a number from 0 to 1", name, text));
  return 0;
}

}  // namespace

Result<Calibration> Calibration::Parse(std::string_view tsv, std::string_view file) {
  Calibration calibration;
  TsvReader in(tsv, file, {"class", "raw", "share"});
  while (in.Next()) {
    const auto place = std::find(kClasses.begin(), kClasses.end(), in.Field(0));
    if (place == kClasses.end()) in.Refuse(fmt::format("class is \"{}\"; expected core or marginal", in.Field(0)));
    const std::pair<double, double> point = {Fraction(in, 1, "raw"), Fraction(in, 2, "share")};
    if (!in.status().ok()) break;
    Points& points = calibration.points_[static_cast<size_t>(place - kClasses.begin())];
    if (!points.empty() && (point.first <= points.back().first || point.second < points.back().second)) {
      in.Refuse("expected a higher raw and no lower share than in the row before");
    }
    points.push_back(point);
  }
  if (!in.status().ok()) return in.status();
  return calibration;
}

Result<Calibration> Calibration::Load(const std::string& path) {
  const Result<MappedFile> file = MappedFile::Open(path);
  if (!file.ok()) return file.status();
  return Parse(file.value().bytes(), path);
}

double Calibration::ShareRight(bool marginal, double raw) const {
  const Points& points = points_[marginal ? 1 : 0];
  if (points.empty()) return raw;
  const auto above = std::lower_bound(points.begin(), points.end(), raw,
                                      [](const auto& point, double wanted) { return point.first < wanted; });
  if (above == points.begin()) return above->second;
  if (above == points.end()) return points.back().second;
  const auto below = above - 1;
  return std::lerp(below->second, above->second, (raw - below->first) / (above->first - below->first));
}

}  // namespace entente::extract
