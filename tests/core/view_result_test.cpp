// Compares the view and the quick view with docs/view.md.
#include <cmath>

#include "catch.h"
#include "json_text.h"
#include "output/analysis.h"
#include "output/sensitivity_messages.h"
#include "output/view.h"
#include "quick_view.h"
#include "random_comparison.h"
#include "sample.h"
#include "support/idx.h"

using namespace tradeoff;
using namespace tradeoff::test;
using Json = nlohmann::ordered_json;

namespace {

// Two options: x favours a, y and z favour b, each by 0.4 per point.
const char* const kDocument = R"({"format":1,"id":"t","title":"T",
  "options":[{"id":"a","name":"A","attributes":{"free":true}},{"id":"b","name":"B"}],
  "criteria":[{"id":"x","name":"X","importance":3,"scale":{"min":0,"max":10}},{"id":"y","name":"Y","scale":{"min":0,"max":10}},
              {"id":"z","name":"Z","importance":0,"scale":{"min":0,"max":10}}],
  "ratings":{"a":{"x":{"value":8},"y":{"value":2},"z":{"value":1}},"b":{"x":{"value":4},"y":{"value":6},"z":{"value":5}}},
  "questions":[
    {"id":"one","text":"?","answers":[{"id":"none","text":"N"},{"id":"y-most","text":"Y","importance":{"y":4}},
                                       {"id":"free","text":"F","prefers":{"attribute":"free","anyOf":[true],"points":2}}]},
    {"id":"many","text":"?","choose":"many","answers":[{"id":"y-more","text":"Y","importance":{"y":3}},
                                                         {"id":"x-more","text":"X","importance":{"x":1}}]}]})";

Json replyOf(std::string (*build)(const Comparison&, const Model&, const ReaderInput&, Prepared&),
             const Comparison& comparison, const ReaderInput& reader) {
  Prepared prepared;
  const Json reply = readJsonText(build(comparison, buildModel(comparison), reader, prepared));
  REQUIRE(reply["ok"] == true);
  return reply["view"];
}

Json viewOf(const char* reader, const char* document = kDocument) {
  const Comparison comparison = comparisonOf(document);
  return replyOf(buildView, comparison, readerOf(comparison, reader));
}

std::vector<std::string> keysOf(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

// Checks that segments are adjacent and start at 0. Returns the end of the last one.
double endOf(const Json& segments) {
  double end = 0;
  for (const Json& segment : segments) {
    REQUIRE(segment["width"] >= 0);
    REQUIRE(std::fabs(segment["start"].get<double>() - end) < 1e-9);
    end = segment["start"].get<double>() + segment["width"].get<double>();
  }
  return end;
}

void checkTracks(const Comparison& comparison, const Json& view) {
  const double top = view["slider"]["top"];
  for (std::size_t c = 0; c < comparison.criteria.size(); ++c) {
    const Json& row = view["importance"][c];
    const double points = row["points"];
    REQUIRE(std::fabs(row["at"].get<double>() - points / top) <= 0.00005 + 1e-9);
    REQUIRE(row["less"].is_null() == (points == 0));
    REQUIRE(row["more"].is_null() == (points == top));
    REQUIRE(row["track"].empty() == (view["verdict"] == "none_yet"));
    if (row["track"].empty()) continue;
    REQUIRE(endOf(row["track"]) == Approx(1));
    REQUIRE(row["track"].front()["from"] == 0);
    REQUIRE(row["track"].back()["to"].get<double>() == Approx(top).margin(0.005));
  }
}

void checkContributions(const Json& view) {
  std::size_t row = 0;
  for (const Json& place : view["ranking"]) {
    if (place["excluded"] == true || place["fit"].is_null() || row == 8) continue;
    const Json& made = view["contributions"][row++];
    REQUIRE(made["option"] == place["option"]);
    const double end = endOf(made["parts"]);
    REQUIRE(std::fabs(end - place["fit"].get<double>()) <= 0.0055 + 1e-9);
    double points = 0;
    for (const Json& part : made["parts"]) points += part["points"].get<double>();
    const double slack = 0.05 * (1.0 + static_cast<double>(made["parts"].size()));
    REQUIRE(std::fabs(points - place["score"].get<double>()) <= slack + 1e-9);
  }
  REQUIRE(view["contributions"].size() == row);
}

void checkRobustness(const Json& view) {
  const Json& leads = view["robustness"]["leads"];
  std::size_t row = 0;
  for (const Json& place : view["ranking"]) {
    if (place["excluded"] == false) REQUIRE(leads[row++]["option"] == place["option"]);
  }
  REQUIRE(leads.size() == row);
  REQUIRE(endOf(leads) == Approx(1));
  for (const Json& lead : leads) {
    const double of100 = lead["of100"], width = lead["width"];
    REQUIRE(std::fabs(of100 - width * 100) < 1.11);
    if (of100 == 0 || of100 == 100) REQUIRE(width * 100 == Approx(of100));
  }
}

// Applies the changes of each flip, and checks the leader.
void checkFlips(const Comparison& comparison, const ReaderInput& reader, const Json& view) {
  const Model model = buildModel(comparison);
  REQUIRE(view["flips"].size() <= 64);
  for (const Json& flip : view["flips"]) {
    ReaderInput then = reader;
    for (const Json& change : flip["changes"]) {
      const int q = comparison.questionIndex(change["question"].get<std::string>());
      Reply& reply = then.replies[static_cast<std::size_t>(q)];
      reply = {};
      for (const Json& id : change["answers"]) {
        const Question& question = comparison.questions[static_cast<std::size_t>(q)];
        reply.chosen.push_back(answerIndex(question, id.get<std::string>()));
      }
      reply.closed = !reply.chosen.empty();
    }
    const int leader = rank(comparison, model, then).leader();
    REQUIRE(leader == optionIndex(comparison, flip["option"].get<std::string>()));
    REQUIRE(flip["option"] != view["leader"]);
    REQUIRE(flip["says"].size() >= flip["changes"].size());
  }
}

void checkTippingOrder(const Json& view) {
  double last = 0;
  for (const Json& sentence : view["tipping"]) {
    const Json& args = sentence["args"];
    REQUIRE(args["rival"] == view["leader"]);
    REQUIRE(args["option"] != view["leader"]);
    if (sentence["code"] == "overtakes_from") continue;
    const double factor = args["factor"];
    REQUIRE((sentence["code"] == "overtakes" ? factor > 1 : factor > 0 && factor < 1));
    const double distance = std::max(factor, 1 / factor);
    REQUIRE(distance >= last * 0.4);  // displayed values are rounded
    last = distance;
  }
}

Json sentences(const char* text) { return readJsonText(text); }

}  // namespace

TEST_CASE("the view has exactly the fields of the contract") {
  const std::vector<std::string> keys{"complete",  "verdict",  "unmet",         "settled",   "next",       "counts",
                                      "questions", "slider",   "importance",    "ranking",   "leader",     "rival",
                                      "lead",      "reasons",  "contributions", "dominated", "robustness", "tipping",
                                      "flips",     "opinions", "says"};
  CHECK(keysOf(viewOf("{}")) == keys);
  const Json view = viewOf(R"({"answers":{"one":["free"]}})");
  CHECK(keysOf(view) == keys);
  CHECK(keysOf(view["importance"][0]) ==
        std::vector<std::string>{"criterion", "points", "share", "slider", "at", "less", "more", "track", "stable"});
  CHECK(keysOf(view["ranking"][0]) == std::vector<std::string>{"option", "rank", "tied", "excluded", "score", "low",
                                                               "high", "fit", "fitLow", "fitHigh", "fails"});
}

TEST_CASE("before the first answer the view has a question and the sliders, and no result") {
  const Json view = viewOf("{}");
  CHECK(view["verdict"] == "none_yet");
  CHECK(view["next"] == "one");
  CHECK(view["settled"] == false);
  CHECK(view["slider"] == sentences(R"({"top":16,"step":0.5})"));  // twice the reach of y: 1 + 4 + 3
  for (const char* list : {"ranking", "contributions", "dominated", "tipping", "flips", "says"})
    CHECK(view[list].empty());
  for (const char* field : {"leader", "rival", "lead", "reasons", "robustness", "opinions"})
    CHECK(view[field].is_null());
  CHECK(
      view["importance"][0] ==
      sentences(
          R"({"criterion":"x","points":3,"share":0.75,"slider":false,"at":0.1875,"less":2.5,"more":3.5,"track":[],"stable":null})"));
}

TEST_CASE("the view of a reader has the figures calculated by hand") {
  // a: 3 x 0.8 + 0.2 = 2.6, b: 3 x 0.4 + 0.6 = 1.8, and 2 bonus points for a; 6 points in play
  const Json view = viewOf(R"({"answers":{"one":["free"]}})");
  CHECK(
      view["ranking"][0] ==
      sentences(
          R"({"option":"a","rank":1,"tied":false,"excluded":false,"score":4.6,"low":4.6,"high":4.6,"fit":0.77,"fitLow":0.77,"fitHigh":0.77,"fails":[]})"));
  CHECK(view["next"] == "many");
  // b gains 0.4 for each point of y, so it leads from 1 + 2.8 / 0.4 = 8 on
  CHECK(
      view["importance"][1]["track"] ==
      sentences(
          R"([{"option":"a","from":0,"to":8,"start":0,"width":0.5},{"option":"b","from":8,"to":16,"start":0.5,"width":0.5}])"));
  CHECK(view["importance"][1]["stable"] == sentences(R"({"from":0,"to":0.73})"));  // 8 of 11
  CHECK(view["importance"][2]["stable"] == sentences(R"({"from":0,"to":0.64})"));  // 7 of 11
  CHECK(view["tipping"] == sentences(R"([
    {"code":"overtakes","args":{"option":"b","rival":"a","criterion":"y","factor":8}},
    {"code":"overtakes_from","args":{"option":"b","rival":"a","criterion":"z","share":0.64}}])"));
  CHECK(view["contributions"][0] == sentences(R"({"option":"a","parts":[
    {"code":"criterion","args":{"criterion":"x"},"points":2.4,"start":0,"width":0.4},
    {"code":"criterion","args":{"criterion":"y"},"points":0.2,"start":0.4,"width":0.033},
    {"code":"bonus","args":{"question":"one","answer":"free"},"points":2,"start":0.433,"width":0.334}]})"));
  CHECK(view["opinions"]["judging"] == 3);
  CHECK(view["opinions"]["methods"][2] == sentences(R"({"method":"promethee2","agrees":true,"abstains":null,"ranking":[
    {"option":"a","rank":1,"tied":false,"score":0.5},{"option":"b","rank":2,"tied":false,"score":-0.5}]})"));
  CHECK(view["says"][0]["code"] == "leads");
  CHECK(view["says"][1] == sentences(R"({"code":"robust","args":{"option":"a","of100":100}})"));
  CHECK(view["verdict"] == "clear");
}

TEST_CASE("a range widens the score and the fit") {
  std::string document = kDocument;
  document.replace(document.find(R"("value":8)"), 9, R"("min":6,"max":10)");
  // x from 3 x 0.6 to 3 x 1, plus 0.2 for y, of 4 points in play
  const Json first = viewOf(R"({"answers":{"one":["none"]}})", document.c_str())["ranking"][0];
  CHECK(first == sentences(
                     R"({"option":"a","rank":1,"tied":false,"excluded":false,"score":2.6,"low":2,"high":3.2,
                         "fit":0.65,"fitLow":0.5,"fitHigh":0.8,"fails":[]})"));
}

TEST_CASE("flips list each of their changes") {
  const auto flipsOf = [](const char* reader) { return viewOf(reader)["flips"]; };
  // a leads by 0.8: y-most takes 1.6 of it and y-more 1.2
  CHECK(flipsOf(R"({"answers":{"one":["none"]}})") == sentences(R"([
    {"option":"b","changes":[{"question":"one","answers":["y-most"]}],"says":[{"code":"flip_other","args":{"question":"one","answer":"y-most"}}]},
    {"option":"b","changes":[{"question":"many","answers":["y-more"]}],"says":[{"code":"flip_add","args":{"question":"many","answer":"y-more"}}]}])"));
  CHECK(flipsOf(R"({"answers":{"many":["x-more"]}})")[0] == sentences(R"(
    {"option":"b","changes":[{"question":"one","answers":["y-most"]}],"says":[{"code":"flip_give","args":{"question":"one","answer":"y-most"}}]})"));
  // b leads by 0.4
  CHECK(flipsOf(R"({"answers":{"one":["y-most"],"many":["x-more"]}})").back()["says"] ==
        sentences(R"([{"code":"flip_back","args":{"question":"one"}}])"));
  CHECK(flipsOf(R"({"answers":{"many":["y-more"],"one":["none"]}})")[1] == sentences(R"(
    {"option":"a","changes":[{"question":"many","answers":[]}],"says":[{"code":"flip_drop","args":{"question":"many","answer":"y-more"}}]})"));
  // a leads by 4.4: y-most instead of free takes 3.6 of it, and y-more 1.2
  const Json both = flipsOf(R"({"answers":{"one":["free"]},"importance":{"x":7}})");
  REQUIRE(both.size() == 1);
  CHECK(both[0]["says"].size() == 2);
}

TEST_CASE("a displayed factor is never 1 or 0, and the nearest tipping point comes first") {
  const Comparison comparison = comparisonOf(kDocument);
  const auto displayed = [&](double factor) {
    Tipping tipping{16, std::vector<CriterionTipping>(3)};
    (factor >= 1 ? tipping.criteria[0].up : tipping.criteria[0].down) = TippingPoint{0, 1, factor, 0};
    const Sentence sentence = tippingMessages(comparison, 0, tipping)[0];
    CHECK(sentence.code == (factor >= 1 ? "overtakes" : "overtakes_below"));
    return JsonWriter().rounded(sentence.args[3].number, sentence.args[3].decimals).take();
  };
  CHECK(displayed(1.84) == "1.8");
  CHECK(displayed(19.46) == "19.5");
  CHECK(displayed(1.04) == "1.04");
  CHECK(displayed(1.004) == "1.004");
  CHECK(displayed(1.0001) == "1.001");
  CHECK(displayed(1) == "1.001");  // with a tie for the first place the leader changes at once
  CHECK(displayed(0.5) == "0.5");
  CHECK(displayed(0.96) == "0.96");
  CHECK(displayed(0.04) == "0.04");
  CHECK(displayed(0.9999) == "0.999");
  CHECK(displayed(1e-9) == "0.001");

  Tipping tipping{16, std::vector<CriterionTipping>(3)};
  tipping.criteria[0].up = TippingPoint{0, 1, {}, 0.5};
  tipping.criteria[1].up = TippingPoint{0, 1, 3.0, 0};
  tipping.criteria[1].down = TippingPoint{0, 1, 0.4, 0};
  tipping.criteria[2].down = TippingPoint{0, 1, {}, 0.2};
  std::string order;
  for (const Sentence& sentence : tippingMessages(comparison, 0, tipping))
    order += std::string(sentence.code) + sentence.args[2].text + " ";
  CHECK(order == "overtakes_belowy overtakesy overtakes_fromz overtakes_fromx ");
}

TEST_CASE("other methods say why they abstain") {
  std::string document = kDocument;
  document.replace(document.find(R"("value":8)"), 9, R"("value":0)");
  const Json methods = viewOf(R"({"answers":{"one":["none"]}})", document.c_str())["opinions"]["methods"];
  CHECK(methods[0] == sentences(
                          R"({"method":"weighted-product","agrees":false,"abstains":
    {"code":"not_positive","args":{"option":"a","criterion":"x"}},"ranking":[]})"));
  const Json view = viewOf(R"({"importance":{"x":0,"y":0}})");
  CHECK(view["opinions"]["judging"] == 0);
  CHECK(view["opinions"]["agreeing"] == 0);
  CHECK(view["opinions"]["methods"][1]["abstains"] == sentences(R"({"code":"no_importance","args":{}})"));
  CHECK(view["contributions"].empty());
  CHECK(view["ranking"][0]["fitHigh"].is_null());
}

TEST_CASE("an option that is alone is not called robust") {
  std::string document = kDocument;
  document.replace(document.find("prefers"), 7, "requires").erase(document.find(R"(,"points":2)"), 11);
  const Json view = viewOf(R"({"answers":{"one":["free"]}})", document.c_str());
  CHECK(view["says"] == sentences(R"([{"code":"set_aside","args":{"option":"b","question":"one","answer":"free"}},
    {"code":"leads_alone","args":{"option":"a"}},{"code":"settled","args":{"open":1}}])"));
  CHECK(view["robustness"]["leads"] == sentences(R"([{"option":"a","of100":100,"start":0,"width":1}])"));
  CHECK(view["contributions"].size() == 1);
}

TEST_CASE("over random comparisons a view is consistent, and a quick view is a subset of the view") {
  testing::Dice dice(31);
  int ranked = 0;
  for (int i = 0; i < 1500; ++i) {
    const Comparison comparison = testing::randomComparison(dice);
    const ReaderInput reader = testing::randomReader(dice, comparison);
    const Json view = replyOf(buildView, comparison, reader);
    REQUIRE(replyOf(buildQuickView, comparison, reader).dump() == quickViewFrom(view).dump());
    checkTracks(comparison, view);
    if (view["verdict"] == "none_yet") continue;
    ++ranked;
    checkContributions(view);
    checkRobustness(view);
    checkFlips(comparison, reader, view);
    checkTippingOrder(view);
  }
  CHECK(ranked > 1000);
}

TEST_CASE("values kept between views do not change a byte of the views") {
  testing::Dice dice(32);
  testing::Shape shape;
  shape.requirements = 40;
  for (int i = 0; i < 200; ++i) {
    const Comparison comparison = testing::randomComparison(dice, shape);
    const Model model = buildModel(comparison);
    Prepared kept;
    for (int k = 0; k < 8; ++k) {
      const ReaderInput reader = testing::randomReader(dice, comparison);
      Prepared fresh;
      REQUIRE(buildView(comparison, model, reader, kept) == buildView(comparison, model, reader, fresh));
      REQUIRE(buildQuickView(comparison, model, reader, kept) == buildQuickView(comparison, model, reader, fresh));
    }
  }
}

TEST_CASE("a view is computed in parts, and writing it computes nothing") {
  testing::Dice dice(34);
  int ranked = 0;
  for (int i = 0; i < 100; ++i) {
    const Comparison comparison = testing::randomComparison(dice);
    const Model model = buildModel(comparison);
    const ReaderInput reader = testing::randomReader(dice, comparison);
    Prepared prepared;
    Analysis analysis(comparison, model, reader, prepared);
    int parts = 1;
    while (analysis.computeNext()) ++parts;
    const Ranking& ranking = analysis.standing().ranking;
    // without a contender, robustness has one part instead of four
    CHECK((ranking.any ? parts == 12 || (parts == 9 && analysis.robustness().share[idx(ranking.leader())] == 1)
                       : parts == 2));
    ranked += parts == 12;
    prepared = {};
    const std::string view = writeView(comparison, reader, analysis);
    CHECK_FALSE(prepared.completions);
    CHECK_FALSE(prepared.draws);
    CHECK_FALSE(prepared.columns);
    CHECK(prepared.flows.net.empty());
    REQUIRE(view == buildView(comparison, model, reader, prepared));
  }
  CHECK(ranked > 30);
}

TEST_CASE("kept values are computed once") {
  const Comparison comparison = comparisonOf(kDocument);
  const Model model = buildModel(comparison);
  Prepared kept;
  buildQuickView(comparison, model, readerOf(comparison, R"({"answers":{"one":["y-most"]}})"), kept);
  CHECK(kept.completions);
  CHECK_FALSE(kept.draws);  // not computed, because a quick view does not use them
  CHECK_FALSE(kept.columns);
  buildView(comparison, model, readerOf(comparison, R"({"answers":{"one":["y-most"]}})"), kept);
  const void* made[] = {kept.completions->picks.data(), kept.draws->factors.data(), kept.columns->ratings.data(),
                        kept.flows.net.data()};
  buildView(comparison, model, readerOf(comparison, R"({"answers":{"many":["x-more"]},"importance":{"x":2}})"), kept);
  const void* now[] = {kept.completions->picks.data(), kept.draws->factors.data(), kept.columns->ratings.data(),
                       kept.flows.net.data()};
  for (int i = 0; i < 4; ++i) CHECK(made[i] == now[i]);
}
