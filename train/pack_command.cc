#include "train/pack_command.h"

#include <fmt/format.h>

#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/language/linear_map.h"
#include "extract/language/model_file.h"
#include "extract/language/word_embedding.h"
#include "graph/status.h"
#include "train/read_file.h"

namespace entente::train {
namespace {

struct PackOptions {
  std::string tensors = "tensors";
  std::string corpus = "encoded";
  std::string out = "models/parser.model";
};

Result<nlohmann::json> ReadJson(const std::string& path) {
  Result<std::string> bytes = ReadFile(path);
  if (!bytes.ok()) return bytes.status();
  nlohmann::json json = nlohmann::json::parse(bytes.value(), nullptr, false);
  if (json.is_discarded()) return Status(ErrorCode::kInvalidInput, path + ": expected JSON");
  return json;
}

// Little-endian numbers of four bytes each; `count` of them, or any number where it is 0.
template <typename Number>
Result<std::vector<Number>> ReadNumbers(const std::string& path, size_t count = 0) {
  Result<std::string> bytes = ReadFile(path);
  if (!bytes.ok()) return bytes.status();
  std::vector<Number> numbers(bytes.value().size() / sizeof(Number));
  if (count != 0 && numbers.size() != count)
    return Status(ErrorCode::kInvalidInput, fmt::format("{}: expected {} numbers", path, count));
  std::memcpy(numbers.data(), bytes.value().data(), numbers.size() * sizeof(Number));
  return numbers;
}

Status AddMaps(const std::string& folder, const nlohmann::json& shapes, extract::ModelFileWriter* writer) {
  for (const auto& [name, shape] : shapes.items()) {
    const auto outputs = shape.at(0).get<size_t>(), inputs = shape.at(1).get<size_t>();
    Result<std::vector<float>> weights = ReadNumbers<float>(folder + "/" + name + ".weight", outputs * inputs);
    if (!weights.ok()) return weights.status();
    Result<std::vector<float>> biases = ReadNumbers<float>(folder + "/" + name + ".bias", outputs);
    if (!biases.ok()) return biases.status();
    writer->Add(name, extract::QuantiseLinearMap(weights.value(), biases.value(), outputs));
  }
  return Status();
}

Status AddWords(const PackOptions& options, size_t size, extract::ModelFileWriter* writer) {
  for (const std::string name : {"vocabulary", "pieces"}) {
    Result<std::vector<uint32_t>> numbers = ReadNumbers<uint32_t>(options.corpus + "/" + name);
    if (!numbers.ok()) return numbers.status();
    writer->Add(name, extract::NumbersSection(numbers.value()));
  }
  Result<std::vector<float>> table = ReadNumbers<float>(options.tensors + "/embedding");
  if (!table.ok()) return table.status();
  writer->Add("embedding", extract::QuantiseEmbedding(table.value(), size));
  for (const std::string name : {"norm", "root"}) {
    Result<std::string> bytes = ReadFile(options.tensors + "/" + name);
    if (!bytes.ok()) return bytes.status();
    writer->Add(name, bytes.value());
  }
  return Status();
}

Status Pack(const PackOptions& options) {
  Result<nlohmann::json> names = ReadJson(options.corpus + "/names.json");
  if (!names.ok()) return names.status();
  Result<nlohmann::json> shapes = ReadJson(options.tensors + "/shapes.json");
  if (!shapes.ok()) return shapes.status();
  extract::ModelFileWriter writer("biaffine");
  for (const std::string list : {"tags", "relations"})
    writer.Add(list, extract::JoinLines(names.value().at(list).get<std::vector<std::string>>()));
  writer.Add("layers", std::to_string(shapes.value().at("layers").get<int>()));
  Status status = AddWords(options, shapes.value().at("embedding").get<size_t>(), &writer);
  if (status.ok()) status = AddMaps(options.tensors, shapes.value().at("maps"), &writer);
  return status.ok() ? writer.Write(options.out) : status;
}

}  // namespace

void AddPackCommand(CLI::App* app, int* exit_code) {
  auto options = std::make_shared<PackOptions>();
  CLI::App* pack = app->add_subcommand("pack", "Make a model of a parser's tensors");
  pack->add_option("--tensors", options->tensors, "folder that train/parser/export.py wrote");
  pack->add_option("--corpus", options->corpus, "folder that \"encode\" wrote, which it was trained on");
  pack->add_option("--out", options->out, "the model");
  pack->callback([options, exit_code] {
    const Status status = Pack(*options);
    if (!status.ok()) fmt::print(stderr, "entente-train: {}\n", status.message());
    *exit_code = status.ok() ? 0 : 1;
  });
}

}  // namespace entente::train
