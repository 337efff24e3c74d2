// Compares `rank --json` with the view, over random comparisons.
#include <algorithm>
#include <cmath>

#include "catch.h"
#include "decide/score.h"
#include "json/json_writer.h"
#include "json_text.h"
#include "messages.h"
#include "output/view.h"
#include "random_comparison.h"
#include "random_document.h"
#include "rank.h"
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
    const auto rank = test::readJsonText(test::rankJsonOf(comparison, test::readerOf(comparison, document.readers[1])));
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

TEST_CASE("the text of rank, rank --json and the view tell the same result, also of a sole survivor") {
  testing::Dice dice(33);
  testing::Shape shape;
  shape.requirements = 50;
  int survivors = 0, robust = 0, tied = 0;
  for (int i = 0; i < 600; ++i) {
    const Comparison comparison = testing::randomComparison(dice, shape);
    const ReaderInput reader = testing::randomReader(dice, comparison);
    Prepared prepared;
    const auto view = test::readJsonText(buildView(comparison, buildModel(comparison), reader, prepared))["view"];
    if (view["verdict"] == "none_yet") continue;
    const auto rank = test::readJsonText(test::rankJsonOf(comparison, reader));
    const std::string text = test::rankTextOf(comparison, reader);
    const auto prints = [&](const std::string& line) { return text.find("\n" + line + "\n") != text.npos; };
    const auto sentenceOf = [&](const char* code) {
      for (const auto& sentence : view["says"]) {
        if (sentence["code"] == code) return sentence["args"];
      }
      return nlohmann::ordered_json();
    };
    INFO(text << view.dump());
    for (const char* field : {"verdict", "unmet", "settled", "next"}) REQUIRE(rank[field] == view[field]);
    const std::string leader = view["leader"];  // options are named by their ids
    REQUIRE(rank["ranking"][0]["option"] == leader);
    const auto alone = sentenceOf("leads_alone"), leads = sentenceOf("leads"), share = sentenceOf("robust");
    REQUIRE(prints(cli::say("cli.leads_alone", {argument("option", leader)})) == !alone.is_null());
    REQUIRE(alone.is_null() == (view["rival"] != nullptr || !sentenceOf("level").is_null()));
    if (!leads.is_null()) {
      REQUIRE(prints(cli::say("cli.leads", {argument("option", leader), argument("rival", std::string(leads["rival"])),
                                            argument("points", leads["points"].get<double>(), 1)})));
    }
    REQUIRE((text.find("versions of these priorities") != text.npos) == !share.is_null());
    if (!share.is_null()) {
      REQUIRE(prints(
          cli::say("cli.robust", {argument("share", share["of100"].get<double>()), argument("option", leader)})));
      REQUIRE(std::fabs(rank["robustness"][leader].get<double>() * 100 - share["of100"].get<double>()) < 1);
    }
    const double open = view["counts"]["open"];
    REQUIRE(prints(cli::say("cli.settled", {argument("open", open)})) == (open > 0 && view["settled"] == true));
    survivors += !alone.is_null();
    robust += !share.is_null();
    tied += !sentenceOf("level").is_null();
  }
  CHECK(survivors > 20);
  CHECK(robust > 100);
  CHECK(tied > 20);
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
