// Compares the engine with the specification in tests/vectors, through the API that the page uses. See the README
// there.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "catch.h"
#include "decide/score.h"
#include "json_text.h"
#include "sample.h"
#include "tradeoff/comparison.h"
#include "tradeoff/decision.h"

using namespace tradeoff;
using test::readJsonText;
using Json = nlohmann::ordered_json;

namespace {

const std::filesystem::path kVectors = std::filesystem::path(TRADEOFF_SOURCE_DIR) / "tests" / "vectors";

std::string readText(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

double half(int decimals) { return 0.5 / std::pow(10, decimals) + 1e-9; }

Json idsOf(const Json& ranking, bool (*wanted)(const Json&)) {
  Json ids = Json::array();
  for (const Json& entry : ranking) {
    if (wanted(entry)) ids.push_back(entry["option"]);
  }
  return ids;
}

class Case {
 public:
  Case(const std::string& comparison, const Json& reader, double tolerance)
      : reply_(readJsonText(Decision(comparison).view(reader.dump()))), tolerance_(tolerance) {
    if (!reply_["ok"].get<bool>()) return;
    view_ = reply_["view"];
    for (const Json& entry : view_["ranking"]) entries_[entry["option"]] = entry;
    const Comparison parsed = test::comparisonOf(comparison);
    const Ranking ranking = rank(parsed, buildModel(parsed), test::readerOf(parsed, reader.dump()));
    for (const Score& score : ranking.scores) exact_[parsed.options[static_cast<std::size_t>(score.option)].id] = score;
  }

  void check(const std::string& name, const Json& expected) {
    static const std::map<std::string, void (Case::*)(const Json&)> kChecks = {{"errors", &Case::checkErrors},
                                                                               {"says", &Case::checkSays},
                                                                               {"order", &Case::checkOrder},
                                                                               {"excluded", &Case::checkExcluded},
                                                                               {"tied", &Case::checkTied},
                                                                               {"ranks", &Case::checkRanks},
                                                                               {"scores", &Case::checkScores},
                                                                               {"ranges", &Case::checkRanges},
                                                                               {"fits", &Case::checkFits},
                                                                               {"fails", &Case::checkFails},
                                                                               {"importance", &Case::checkImportance},
                                                                               {"shares", &Case::checkShares},
                                                                               {"sliders", &Case::checkSliders},
                                                                               {"questions", &Case::checkQuestions},
                                                                               {"byAnswer", &Case::checkByAnswer},
                                                                               {"byCriterion", &Case::checkByCriterion},
                                                                               {"enough", &Case::checkEnough},
                                                                               {"widths", &Case::checkWidths},
                                                                               {"dominated", &Case::checkDominated},
                                                                               {"raw", &Case::checkRaw}};
    INFO("expect " << name);
    const auto found = kChecks.find(name);
    if (found != kChecks.end()) return (this->*found->second)(expected);
    static const char* const kPlain[] = {"verdict", "unmet", "settled", "next", "leader", "rival", "lead", "counts"};
    REQUIRE(std::find(std::begin(kPlain), std::end(kPlain), name) != std::end(kPlain));
    CHECK(view_[name] == expected);
  }

 private:
  void checkErrors(const Json& expected) {
    CHECK(reply_["ok"] == false);
    Json found = Json::array();
    for (const Json& error : reply_["errors"]) found.push_back({error["code"], error["path"]});
    CHECK(found == expected);
  }

  void checkSays(const Json& expected) {
    Json found = Json::array();
    for (const Json& sentence : view_["says"]) {
      if (sentence["code"] != "robust") found.push_back(sentence);
    }
    CHECK(found == expected);
  }

  void checkOrder(const Json& expected) {
    CHECK(idsOf(view_["ranking"], [](const Json& e) { return e["excluded"] == false; }) == expected);
  }

  void checkExcluded(const Json& expected) {
    CHECK(idsOf(view_["ranking"], [](const Json& e) { return e["excluded"] == true; }) == expected);
  }

  void checkTied(const Json& expected) {
    CHECK(idsOf(view_["ranking"], [](const Json& e) { return e["tied"] == true; }) == expected);
  }

  void checkRanks(const Json& expected) {
    for (const auto& [id, rank] : expected.items()) CHECK(entries_[id]["rank"] == rank);
  }

  // The engine's values must be exact, the view's values are rounded.
  void checkFigure(const Json& shown, double exact, const Json& expected, int decimals) {
    CHECK(std::fabs(exact - expected.get<double>()) <= tolerance_);
    CHECK(std::fabs(shown.get<double>() - expected.get<double>()) <= half(decimals) + tolerance_);
    const double steps = shown.get<double>() * std::pow(10, decimals);
    CHECK(std::fabs(steps - std::round(steps)) < 1e-6);
  }

  void checkScores(const Json& expected) {
    for (const auto& [id, points] : expected.items()) {
      INFO(id);
      checkFigure(entries_[id]["score"], exact_[id].points, points, 1);
    }
  }

  void checkRanges(const Json& expected) {
    for (const auto& [id, range] : expected.items()) {
      INFO(id);
      checkFigure(entries_[id]["low"], exact_[id].low, range[0], 1);
      checkFigure(entries_[id]["high"], exact_[id].high, range[1], 1);
    }
  }

  void checkFits(const Json& expected) {
    for (const auto& [id, fit] : expected.items()) {
      INFO(id);
      if (fit.is_null()) {
        CHECK(entries_[id]["fit"].is_null());
        CHECK_FALSE(exact_[id].fit.has_value());
      } else {
        REQUIRE(exact_[id].fit.has_value());
        checkFigure(entries_[id]["fit"], *exact_[id].fit, fit, 2);
      }
    }
  }

  void checkFails(const Json& expected) {
    for (const auto& [id, fails] : expected.items()) {
      Json found = Json::array();
      for (const Json& fail : entries_[id]["fails"]) found.push_back({fail["question"], fail["answer"], fail["must"]});
      CHECK(found == fails);
    }
  }

  void checkImportance(const Json& expected) {
    for (const Json& entry : view_["importance"]) {
      const std::string id = entry["criterion"];
      if (expected.contains(id)) CHECK(entry["points"] == expected[id]);
    }
  }

  void checkShares(const Json& expected) {
    for (const Json& entry : view_["importance"]) {
      const std::string id = entry["criterion"];
      if (expected.contains(id)) CHECK(entry["share"] == expected[id]);
    }
  }

  void checkSliders(const Json& expected) {
    Json found = Json::array();
    for (const Json& entry : view_["importance"]) {
      if (entry["slider"] == true) found.push_back(entry["criterion"]);
    }
    CHECK(found == expected);
  }

  void checkQuestions(const Json& expected) {
    for (const Json& entry : view_["questions"]) {
      const std::string id = entry["id"];
      if (!expected.contains(id)) continue;
      CHECK(entry["state"] == (expected[id].empty() ? "skipped" : "answered"));
      CHECK(entry["answers"] == expected[id]);
    }
  }

  void checkParts(const char* which, const Json& expected) {
    if (expected.is_null()) {
      CHECK(view_["reasons"].is_null());
      return;
    }
    Json parts = view_["reasons"][which]["parts"];
    for (Json& part : parts) part.erase("width");
    CHECK(parts == expected);
  }

  void checkByAnswer(const Json& expected) { checkParts("byAnswer", expected); }
  void checkByCriterion(const Json& expected) { checkParts("byCriterion", expected); }

  void checkEnough(const Json& expected) {
    for (const auto& [which, enough] : expected.items()) CHECK(view_["reasons"][which]["enough"] == enough);
  }

  void checkWidths(const Json& expected) {
    for (const auto& [which, widths] : expected.items()) {
      Json found = Json::array();
      for (const Json& part : view_["reasons"][which]["parts"]) found.push_back(part["width"]);
      CHECK(found == widths);
    }
  }

  void checkDominated(const Json& expected) {
    Json found = Json::array();
    for (const Json& pair : view_["dominated"]) found.push_back({pair["option"], pair["by"]});
    CHECK(found == expected);
  }

  void checkRaw(const Json& expected) {
    for (const auto& [id, fields] : expected.items()) {
      for (const auto& [field, value] : fields.items()) CHECK(entries_[id][field] == value);
    }
  }

  Json reply_, view_;
  std::map<std::string, Json> entries_;
  std::map<std::string, Score> exact_;
  double tolerance_;
};

std::string comparisonText(const Json& comparison) {
  return comparison.is_string() ? readText(kVectors / comparison.get<std::string>()) : comparison.dump();
}

}  // namespace

TEST_CASE("the engine gives the results of all vectors") {
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kVectors)) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path().filename().string());
    const Json vector = readJsonText(readText(entry.path()));
    REQUIRE(vector["source"].is_string());
    const std::string comparison = comparisonText(vector["comparison"]);
    for (const Json& one : vector["cases"]) {
      INFO(one["name"].get<std::string>());
      REQUIRE_FALSE(one["expect"].empty());
      Case found(comparison, one["reader"], vector.value("tolerance", 1e-9));
      for (const auto& [name, expected] : one["expect"].items()) found.check(name, expected);
      ++cases;
    }
  }
  CHECK(cases >= 70);
}
