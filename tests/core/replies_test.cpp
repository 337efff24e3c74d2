// Compares `rank --json` with the view, over random comparisons.
#include <algorithm>
#include <cmath>

#include "catch.h"
#include "decide/score.h"
#include "json/json_writer.h"
#include "json_text.h"
#include "random_document.h"
#include "rank_json.h"
#include "sample.h"
#include "support/rounding.h"
#include "tradeoff/comparison.h"
#include "tradeoff/decision.h"

using namespace tradeoff;
using testing::randomDocument;
using testing::RandomDocument;

TEST_CASE("rank --json and the view agree on random comparisons") {
  for (int i = 0; i < 300; ++i) {
    const RandomDocument document = randomDocument(i);
    const Comparison comparison = test::comparisonOf(document.text);
    const auto view = test::readJsonText(Decision(document.text).view(document.readers[1]))["view"];
    const auto rank = test::readJsonText(
        cli::rankJson(comparison, buildModel(comparison), test::readerOf(comparison, document.readers[1])));
    for (const char* field : {"verdict", "unmet", "settled", "next"}) REQUIRE(rank[field] == view[field]);
    REQUIRE(rank["ranking"].size() == view["ranking"].size());
    for (std::size_t o = 0; o < rank["ranking"].size(); ++o) {
      const auto &full = rank["ranking"][o], &shown = view["ranking"][o];
      REQUIRE(full["option"] == shown["option"]);
      REQUIRE(full["excluded"] == shown["excluded"]);
      REQUIRE(roundTo(full["score"], 1) == shown["score"]);
    }
    if (view["verdict"] == "none_yet") continue;
    for (const auto& lead : view["robustness"]["leads"]) {
      const double share = rank["robustness"][lead["option"].get<std::string>()];
      REQUIRE(std::fabs(share * 100 - lead["of100"].get<double>()) < 1);
    }
    for (const auto& row : view["importance"]) {
      REQUIRE(row["track"].size() == rank["tipping"][row["criterion"].get<std::string>()].size());
    }
    REQUIRE(view["flips"].size() == std::min<std::size_t>(64, rank["flips"].size()));
    for (std::size_t f = 0; f < view["flips"].size(); ++f) {
      REQUIRE(view["flips"][f]["changes"] == rank["flips"][f]["changes"]);
    }
  }
}

TEST_CASE("random comparisons are good documents with readers of all kinds") {
  int none = 0, unmet = 0, aside = 0, level = 0, abstaining = 0, flips = 0;
  for (int i = 0; i < 1000; ++i) {
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
