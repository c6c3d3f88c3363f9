// Reads the dates of GUM's vertical XML: a token a line, elements around them.
#include <libxml/xmlreader.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <sstream>

#include "train/time_corpora.h"

namespace entente::train {
namespace {

struct FreeReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};
using XmlReader = std::unique_ptr<xmlTextReader, FreeReader>;

std::string Owned(xmlChar* text) {
  if (text == nullptr) return "";
  std::string copy(reinterpret_cast<const char*>(text));
  xmlFree(text);
  return copy;
}

class GumText {
 public:
  explicit GumText(const extract::WordTables& words) : words_(words) {}

  // Fails where the file is no XML.
  Status Read(const std::string& path) {
    const XmlReader reader(xmlReaderForFile(path.c_str(), nullptr, XML_PARSE_NONET | XML_PARSE_HUGE));
    if (reader == nullptr) return {ErrorCode::kIo, path + ": cannot read this file"};
    int more = 0;
    while ((more = xmlTextReaderRead(reader.get())) == 1) AddNode(reader.get());
    EndSentence();
    if (more < 0) return {ErrorCode::kInvalidInput, path + ": expected XML"};
    return {};
  }

  bool test() const { return test_; }

  TimedText Take() && {
    std::sort(text_.gold.begin(), text_.gold.end(),
              [](const GoldTime& one, const GoldTime& other) { return one.bytes.begin < other.bytes.begin; });
    return std::move(text_);
  }

 private:
  void AddNode(xmlTextReader* reader) {
    const int type = xmlTextReaderNodeType(reader);
    if (type == XML_READER_TYPE_TEXT) return AddTokens(Owned(xmlTextReaderValue(reader)));
    const std::string name = Owned(xmlTextReaderName(reader));
    const bool begins = type == XML_READER_TYPE_ELEMENT, ends = type == XML_READER_TYPE_END_ELEMENT;
    if (begins && name == "text") ReadHead(reader);
    if ((begins || ends) && name == "s") EndSentence();
    if (begins && name == "date") BeginDate(reader);
    if (ends && name == "date") EndDate();
  }

  static std::string Attribute(xmlTextReader* reader, const char* name) {
    return Owned(xmlTextReaderGetAttribute(reader, reinterpret_cast<const xmlChar*>(name)));
  }

  void ReadHead(xmlTextReader* reader) {
    test_ = Attribute(reader, "partition") == "test";
    text_.document.article.published = Date::Parse(Attribute(reader, "dateCreated"));
  }

  void BeginDate(xmlTextReader* reader) {
    OpenDate open;
    open.token = text_.document.tokens.size();
    const std::string when = Attribute(reader, "when");
    const std::string from = Attribute(reader, "from"), to = Attribute(reader, "to");
    const std::string not_before = Attribute(reader, "notBefore"), not_after = Attribute(reader, "notAfter");
    if (!when.empty()) {
      open.gold.values.push_back(when);
      if (when.find('T') != std::string::npos) open.gold.left_out = "time of day";
      if (!DaysOfValue(when) && open.gold.left_out.empty()) open.gold.left_out = "no date in the corpus";
    } else if (!from.empty() && !to.empty()) {
      AddRange(from, to, &open.gold);
    } else {
      AddBounds(not_before, not_after, &open.gold);
    }
    open_.push_back(std::move(open));
  }

  static void AddRange(const std::string& from, const std::string& to, GoldTime* gold) {
    const auto first = DaysOfValue(from), last = DaysOfValue(to);
    if (!first || !last) {
      gold->left_out = "no date in the corpus";
      return;
    }
    gold->values.push_back("(" + first->first.ToString() + "," + last->end.ToString() + ",)");
    gold->values.push_back("(" + first->first.ToString() + "," + last->first.ToString() + ",)");
    AddStretches(*first, *last, gold);
  }

  // From 1960 to 1963 may be three years or four.
  static void AddStretches(const DayStretch& first, const DayStretch& last, GoldTime* gold) {
    gold->stretches = {{first.first, last.first}, {first.first, last.end}};
  }

  static void AddBounds(const std::string& not_before, const std::string& not_after, GoldTime* gold) {
    const auto first = DaysOfValue(not_before), last = DaysOfValue(not_after);
    gold->within =
        DayStretch{first ? first->first : Date{TimeSpan::kOpenPast}, last ? last->end : Date{TimeSpan::kOpenFuture}};
    if (first && last) AddStretches(*first, *last, gold);
    if (!first && !last) gold->left_out = "no date in the corpus";
  }

  void EndDate() {
    if (open_.empty()) return;
    OpenDate open = std::move(open_.back());
    open_.pop_back();
    const std::vector<ByteSpan>& tokens = text_.document.tokens;
    if (open.token == tokens.size()) return;
    open.gold.bytes = {tokens[open.token].begin, tokens.back().end};
    std::string text(text_.document.Text(open.gold.bytes));
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    open.gold.to_the_unit = CountsUnits(open.gold.values, text, words_) || RefersToUnits(open.gold);
    text_.gold.push_back(std::move(open.gold));
  }

  // "Since then", behind "three years ago" with the same day.
  bool RefersToUnits(const GoldTime& gold) const {
    return std::any_of(text_.gold.begin(), text_.gold.end(), [&](const GoldTime& before) {
      return before.to_the_unit && !gold.values.empty() && before.values == gold.values;
    });
  }

  void AddTokens(const std::string& lines) {
    std::istringstream in(lines);
    std::string& text = text_.document.article.text;
    for (std::string line; std::getline(in, line);) {
      const std::string token = line.substr(0, line.find('\t'));
      if (token.empty()) continue;
      if (!text.empty()) text += ' ';
      const auto begin = static_cast<uint32_t>(text.size());
      text += token;
      text_.document.tokens.push_back({begin, static_cast<uint32_t>(text.size())});
    }
  }

  void EndSentence() {
    const auto end = static_cast<uint32_t>(text_.document.tokens.size());
    if (end > sentence_) text_.document.sentences.push_back({sentence_, end});
    sentence_ = end;
  }

  struct OpenDate {
    size_t token = 0;
    GoldTime gold;
  };

  const extract::WordTables& words_;
  TimedText text_;
  bool test_ = false;
  uint32_t sentence_ = 0;
  std::vector<OpenDate> open_;
};

}  // namespace

Result<std::vector<TimedText>> ReadGumTimes(const std::string& folder, const std::string& prefix,
                                            const extract::WordTables& words) {
  std::error_code error;
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().filename().string().starts_with(prefix)) paths.push_back(entry.path().string());
  }
  if (error) return Status(ErrorCode::kIo, folder + ": cannot read this folder");
  std::sort(paths.begin(), paths.end());
  std::vector<TimedText> texts;
  for (const std::string& path : paths) {
    GumText text(words);
    const Status read = text.Read(path);
    if (!read.ok()) return read;
    if (!text.test()) texts.push_back(std::move(text).Take());
  }
  return texts;
}

}  // namespace entente::train
