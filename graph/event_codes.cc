#include "graph/event_codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/table_reader.h"

namespace entente {
namespace {

constexpr std::string_view kCodeSections[] = {"sector", "context", "cameo"};
constexpr double kMaxIntensity = 10;

Sector ReadSector(TableReader& reader) {
  Sector sector;
  sector.plover = reader.Text("plover");
  sector.icews = reader.Text("icews");
  sector.international = reader.FlagOrFalse("international");
  sector.kinds = reader.TextsOrNone("kinds");
  sector.sorts = reader.TextsOrNone("sorts");
  sector.offices = reader.TextsOrNone("offices");
  return sector;
}

bool IsCameoCode(std::string_view code) {
  return (code.size() == 3 || code.size() == 4) && code.find_first_not_of("0123456789") == std::string_view::npos;
}

CameoCode ReadCameo(TableReader& reader) {
  CameoCode cameo;
  cameo.code = reader.Text("code");
  cameo.text = reader.Text("text");
  cameo.intensity = reader.NumberOrNothing("intensity");
  if (!IsCameoCode(cameo.code)) {
    reader.SayOf("code", fmt::format("`code` must be three or four digits, not \"{}\"", cameo.code));
  }
  if (cameo.intensity && !(std::abs(*cameo.intensity) <= kMaxIntensity)) {
    reader.SayOf("intensity", "`intensity` must be a number from -10 to 10");
  }
  return cameo;
}

}  // namespace

Result<EventCodes> EventCodes::Parse(std::string_view toml, std::string_view file) {
  const auto parsed = ParseToml(toml, file);
  if (!parsed.ok()) return parsed.status();
  Complaint complaint(file);
  EventCodes codes;
  RefuseUnknownSections(parsed.value(), kCodeSections, &complaint);
  ReadTables(parsed.value(), "sector", &complaint,
             [&](TableReader& reader) { codes.sectors_.push_back(ReadSector(reader)); });
  ReadTables(parsed.value(), "context", &complaint, [&](TableReader& reader) {
    codes.contexts_.push_back({reader.Text("plover"), reader.Texts("relations")});
  });
  ReadTables(parsed.value(), "cameo", &complaint, [&](TableReader& reader) {
    CameoCode cameo = ReadCameo(reader);
    if (codes.FindCameo(cameo.code)) reader.Say(fmt::format("there is a code \"{}\" already", cameo.code));
    codes.cameo_.push_back(std::move(cameo));
  });
  if (!complaint.status().ok()) return complaint.status();
  return codes;
}

Result<EventCodes> EventCodes::Load(const std::string& path) {
  const auto text = ReadTomlFile(path, "the codes of events");
  if (!text.ok()) return text.status();
  return Parse(text.value(), path);
}

const CameoCode* EventCodes::FindCameo(std::string_view code) const {
  const auto found = std::find_if(cameo_.begin(), cameo_.end(), [&](const CameoCode& c) { return c.code == code; });
  return found == cameo_.end() ? nullptr : &*found;
}

}  // namespace entente
