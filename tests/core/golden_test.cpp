// Compares the JSON outputs with the golden files of tests/golden/expected, byte for byte, with every compiler and with
// the sanitizers. tests/web/golden.test.js compares all golden files and prints the differences.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.h"
#include "decide/score.h"
#include "json_text.h"
#include "methods/second_opinion.h"
#include "rank.h"
#include "rank_json.h"
#include "sample.h"
#include "tradeoff/comparison.h"
#include "tradeoff/decision.h"
#include "tradeoff/reader_input.h"

using namespace tradeoff;
using Json = nlohmann::ordered_json;

namespace {

const std::filesystem::path kRoot = TRADEOFF_SOURCE_DIR;
const std::filesystem::path kExpected = kRoot / "tests" / "golden" / "expected";

std::string readText(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  INFO(path);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

// JSON without white space between its tokens, as the engine writes it.
std::string compact(const std::string& json) {
  std::string out;
  bool inText = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (inText && c == '\\') {
      out += c;
      out += json[++i];
      continue;
    }
    if (c == '"') inText = !inText;
    if (inText || (c != ' ' && c != '\n')) out += c;
  }
  return out;
}

// The text around the first byte that differs.
std::string excerpt(const std::string& text, std::size_t place) {
  const std::size_t from = place < 60 ? 0 : place - 60;
  return text.substr(from, 120);
}

void compare(const std::string& file, const std::string& actual) {
  const std::string expected = compact(readText(kExpected / file));
  if (actual == expected) return;
  std::size_t place = 0;
  while (place < expected.size() && place < actual.size() && expected[place] == actual[place]) ++place;
  INFO("expected ..." << excerpt(expected, place));
  INFO("actual   ..." << excerpt(actual, place));
  INFO("If this change is wanted: npm run golden");
  FAIL_CHECK("tests/golden/expected/" << file);
}

std::string documentOf(const Json& entry) {
  if (entry.contains("document")) return readText(kRoot / entry["document"].get<std::string>());
  return test::readJsonText(readText(kRoot / entry["vector"].get<std::string>()))["comparison"].dump();
}

std::string opinionJsonOf(const Comparison& comparison, const Model& model, const Ranking& ranking, Method method) {
  const Columns columns = buildColumns(comparison);
  const std::vector<int> candidates = candidatesOf(model, ranking);
  switch (method) {
    case Method::kWeightedProduct:
      return cli::opinionJson(comparison, ranking,
                              weightedProduct(comparison, columns, candidates, ranking.importance));
    case Method::kTopsis:
      return cli::opinionJson(comparison, ranking, topsis(comparison, columns, candidates, ranking.importance));
    case Method::kPromethee2:
      break;
  }
  return cli::opinionJson(comparison, ranking,
                          promethee2(buildFlows(comparison, columns, candidates), ranking.importance));
}

// The output of `rank --json` for each method in one object, as in the golden file.
std::string ranksOf(const Comparison& comparison, const ReaderInput& reader) {
  const Model model = buildModel(comparison);
  const Ranking ranking = rank(comparison, model, reader);
  std::string all = "{\"additive\":" + test::rankJsonOf(comparison, reader);
  for (const Method method : {Method::kWeightedProduct, Method::kTopsis, Method::kPromethee2}) {
    all += std::string(",\"") + methodCode(method) + "\":" + opinionJsonOf(comparison, model, ranking, method);
  }
  return compact(all + "}");
}

}  // namespace

TEST_CASE("page, view, quick view and rank --json equal the golden files") {
  const Json manifest = test::readJsonText(readText(kRoot / "tests" / "golden" / "manifest.json"));
  REQUIRE(manifest.size() >= 20);
  for (const Json& entry : manifest) {
    const std::string folder = entry["name"].get<std::string>() + "/";
    const std::string document = documentOf(entry);
    Decision decision(document);
    compare(folder + "page.json", decision.page());
    const Result<ParsedComparison> parsed = parseComparison(document, Unknown::kError);
    for (const auto& [name, reader] : entry["readers"].items()) {
      const std::string file = folder + name;
      compare(file + ".view.json", decision.view(reader.dump()));
      compare(file + ".quick_view.json", decision.quickView(reader.dump()));
      if (!parsed.ok()) continue;
      const Comparison& comparison = parsed.value().comparison;
      const Result<ReaderInput> read = parseReaderInput(comparison, reader.dump());
      if (read.ok()) compare(file + ".rank.json", ranksOf(comparison, read.value()));
    }
  }
}
