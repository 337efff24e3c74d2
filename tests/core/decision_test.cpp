#include "tradeoff/decision.h"

#include <fstream>
#include <iterator>

#include "catch.h"
#include "json_text.h"

using namespace tradeoff;
using test::readJsonText;

namespace {

const char* const kGood =
    R"({"format":1,"id":"t","title":"T","new":1,"options":[{"id":"a","name":"A"},{"id":"b","name":"B"}],
  "criteria":[{"id":"x","name":"X"}],"ratings":{"a":{"x":{"value":1}},"b":{"x":{"value":2}}}})";

}  // namespace

TEST_CASE("a good document gives a page and views") {
  Decision decision(kGood);
  const auto page = readJsonText(decision.page());
  CHECK(page["ok"] == true);
  CHECK(page["page"]["title"] == "T");
  CHECK(readJsonText(decision.view(""))["view"]["verdict"] == "none_yet");
  CHECK(readJsonText(decision.view(R"({"importance":{"x":1}})"))["view"]["leader"] == "b");
  CHECK(decision.page() == decision.page());
}

TEST_CASE("page and view can be prepared in parts") {
  const std::string one = R"({"importance":{"x":1}})", other = R"({"importance":{"x":2}})";
  const std::string page = Decision(kGood).page(), view = Decision(kGood).view(one);
  Decision decision(kGood);
  const auto partsOf = [](const auto& prepare) {
    int parts = 1;
    while (readJsonText(prepare())["more"] == true) ++parts;
    return parts;
  };
  CHECK(partsOf([&] { return decision.preparePage(); }) == 2);
  CHECK(partsOf([&] { return decision.preparePage(); }) == 1);
  CHECK(decision.page() == page);
  CHECK(partsOf([&] { return decision.prepareView(one); }) >= 8);
  CHECK(partsOf([&] { return decision.prepareView(one); }) == 1);
  CHECK(decision.view(one) == view);
  CHECK(partsOf([&] { return decision.prepareView(one); }) >= 8);  // view() has used the first preparation
  decision.prepareView(other);
  CHECK(decision.view(one) == view);
  CHECK(decision.view(other) == Decision(kGood).view(other));
  CHECK(decision.prepareView("{") == decision.view("{"));
  Decision bad("{}");
  CHECK(readJsonText(bad.preparePage())["more"] == false);
  CHECK(bad.prepareView("{}") == bad.page());
}

TEST_CASE("an unknown field is a warning and not an error") {
  const auto warnings = readJsonText(Decision(kGood).page())["page"]["warnings"];
  bool told = false;
  for (const auto& warning : warnings) told = told || (warning["code"] == "unknown_field" && warning["path"] == "/new");
  CHECK(told);
}

TEST_CASE("an invalid reader gets its errors, and the next reader is not affected") {
  Decision decision(kGood);
  const auto reply = readJsonText(decision.view(R"({"importance":{"y":1}})"));
  CHECK(reply["ok"] == false);
  CHECK(reply["errors"][0]["code"] == "unknown_criterion");
  CHECK(readJsonText(decision.view("{"))["ok"] == false);
  CHECK(readJsonText(decision.view("{}"))["ok"] == true);
}

TEST_CASE("a bad document gives its errors on every call") {
  Decision decision(R"({"format":1})");
  const auto page = readJsonText(decision.page());
  CHECK(page["ok"] == false);
  CHECK(page["errors"].size() >= 5);
  CHECK(decision.view("{}") == decision.page());
  for (const char* text : {"", "nonsense", "[]", "\xFF", "{\"format\":1,}"}) {
    CHECK(readJsonText(Decision(text).page())["ok"] == false);
  }
}

TEST_CASE("the comparison of the demo opens") {
  std::ifstream file(TRADEOFF_SOURCE_DIR "/data/django-vs-express.json", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  Decision decision(text);
  CHECK(readJsonText(decision.page())["ok"] == true);
  CHECK(readJsonText(decision.view("{}"))["ok"] == true);
}
