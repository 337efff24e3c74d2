// The same bytes from every compiler and under the sanitizers: what is said of a thousand random comparisons, as one
// number that stands here. A change of the engine's words changes it: then take over the number that the test found.
#include "catch.h"
#include "json_text.h"
#include "random_document.h"
#include "rank_json.h"
#include "tradeoff/decision.h"

using namespace tradeoff;
using testing::randomDocument;
using testing::RandomDocument;

namespace {

constexpr int kDocuments = 1000;
constexpr std::uint32_t kReplies = 3641051216;
constexpr std::uint32_t kRanks = 4175225352;

}  // namespace

TEST_CASE("page, view and glance of a thousand random comparisons are the same bytes from every compiler") {
  testing::Digest all;
  for (int i = 0; i < kDocuments; ++i) all.add(std::to_string(digestOfReplies(randomDocument(i))));
  CHECK(all.value() == kReplies);
}

TEST_CASE("rank of a thousand random comparisons gives the same bytes from every compiler") {
  testing::Digest all;
  for (int i = 0; i < kDocuments; ++i) {
    const RandomDocument document = randomDocument(i);
    const Result<ParsedComparison> parsed = parseComparison(document.text, Unknown::kError);
    REQUIRE(parsed.ok());
    const Comparison& comparison = parsed.value().comparison;
    const Frame frame = buildFrame(comparison);
    for (const std::string& reader : document.readers) {
      all.add(cli::rankJson(comparison, frame, parseReader(comparison, reader).value()));
    }
  }
  CHECK(all.value() == kRanks);
}

TEST_CASE("random comparisons are good documents with readers of all kinds") {
  int none = 0, unmet = 0, aside = 0, level = 0, abstaining = 0, flips = 0;
  for (int i = 0; i < kDocuments; ++i) {
    const RandomDocument document = randomDocument(i);
    const auto reply = test::readJsonText(Decision(document.text).view(document.readers[1]));
    REQUIRE(reply["ok"] == true);
    const auto& view = reply["view"];
    if (view["verdict"] == "none_yet") {
      ++none;
      continue;
    }
    unmet += view["unmet"] == true;
    aside += view["ranking"].back()["excluded"] == true;
    level += view["ranking"][0]["tied"] == true;
    abstaining += view["opinions"]["judging"] < 3;
    flips += !view["flips"].empty();
  }
  for (const int some : {none, unmet, aside, level, abstaining, flips}) CHECK(some > 10);
}
