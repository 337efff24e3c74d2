#include "output/view.h"

#include "catch.h"
#include "json_text.h"
#include "sample.h"

using namespace tradeoff;
using namespace tradeoff::test;
using Json = nlohmann::ordered_json;

namespace {

// Everything that a page can contain, with names that show where they come from.
const char* const kDocument =
    R"({"format":1,"id":"full","lang":"en-GB","title":"Title","summary":"Summary","updated":"2026-11","by":"By","disclosure":"None",
  "intro":["First",{"text":"Second","sources":["s3"],"notes":["n1"]}],"closing":[{"text":"End","sources":["s5","s3"]}],
  "sources":{"s1":{"title":"One"},"s2":{"title":"Two","url":"https://example.org/2","copy":"https://example.org/c","date":"2026","seen":"2026-11-22","confidence":"high"},
             "s3":{"title":"Three"},"s4":{"title":"Four"},"s5":{"title":"Five"}},
  "options":[{"id":"a","name":"A","tagline":"Tag","url":"https://example.org/a","about":["About"],
      "facts":[{"label":"Language","text":"C","sources":["s2"]}],"usedBy":[{"name":"User"},{"name":"Other","text":"So","notes":["n2"]}],
      "pros":[{"text":"Pro","criterion":"y"}],"cons":[{"text":"Con"}],"chooseIf":["You must"],"attributes":{"kind":["k"],"free":true}},
    {"id":"b","name":"B","attributes":{"kind":"l"}},{"id":"c","name":"C"}],
  "criteria":[{"id":"x","name":"X","help":"Help","importance":1.5,"scale":{"min":0,"max":4,"better":"lower","unit":"ms"},"advice":{"text":"Take it","sources":["s4"]},
      "features":[{"name":"F","has":{"c":"yes","a":"add-on"},"sources":["s4"]}]},{"id":"y","name":"Y"}],
  "ratings":{"a":{"x":{"value":1,"text":"Text","basis":"measured","evidence":"weak","sources":["s5"]}},
             "b":{"x":{"min":1.5,"max":3},"y":{"value":7}},"c":{"x":{"text":"Words"},"y":{"value":9}}},
  "questions":[{"id":"q","text":"Q?","help":"H","choose":"many","answers":[
      {"id":"p","text":"P","because":"So","importance":{"x":1,"y":2},"prefers":{"attribute":"kind","anyOf":["k","l"],"points":0.5}},
      {"id":"r","text":"R","importance":{"x":1,"y":1},"requires":{"attribute":"free","anyOf":[true],"because":"Money"}},
      {"id":"s","text":"S","importance":{"x":0}}]}],
  "presets":[{"id":"pre","name":"Pre","text":"T","answers":{"q":["p","r"]}}],
  "audiences":[{"name":"All","text":{"text":"You"}}],
  "notes":{"n1":{"verdict":"limited","text":"Note one","sources":["s1"]},"n2":{"text":"Note two"}}})";

Json pageOf(const char* document) {
  const Result<ParsedComparison> parsed = parseComparison(document, Unknown::kWarning);
  if (!parsed.ok()) FAIL(parsed.errors().front().code << " at " << parsed.errors().front().path);
  const Json reply = readJsonText(buildPage(parsed.value(), buildModel(parsed.value().comparison)));
  REQUIRE(reply["ok"] == true);
  return reply["page"];
}

Json json(const char* text) { return readJsonText(text); }

}  // namespace

TEST_CASE("the page has the head and the prose") {
  const Json page = pageOf(kDocument);
  CHECK(page["id"] == "full");
  CHECK(page["lang"] == "en-GB");
  CHECK(page["title"] == "Title");
  CHECK(page["summary"] == "Summary");
  CHECK(page["updated"] == "2026-11");
  CHECK(page["by"] == "By");
  CHECK(page["disclosure"] == "None");
  CHECK(page["intro"] ==
        json(R"([{"text":"First","sources":[],"notes":[]},{"text":"Second","sources":[1],"notes":[0]}])"));
  CHECK(page["closing"] == json(R"([{"text":"End","sources":[5,1],"notes":[]}])"));
}

TEST_CASE("sources are numbered in reading order") {
  // s3 in the introduction, s1 in its note, s2 in the first option's fact, s4 in the advice, s5 in a rating
  const Json page = pageOf(kDocument);
  CHECK(page["sources"] == json(R"([{"number":1,"id":"s3","title":"Three"},{"number":2,"id":"s1","title":"One"},
          {"number":3,"id":"s2","title":"Two","url":"https://example.org/2","copy":"https://example.org/c","date":"2026","seen":"2026-11-22","confidence":"high"},
          {"number":4,"id":"s4","title":"Four"},{"number":5,"id":"s5","title":"Five"}])"));
  CHECK(
      page["notes"] ==
      json(
          R"([{"id":"n1","verdict":"limited","text":"Note one","sources":[2]},{"id":"n2","text":"Note two","sources":[]}])"));
}

TEST_CASE("the page has each option's content") {
  const Json options = pageOf(kDocument)["options"];
  CHECK(
      options[0] ==
      json(
          R"({"id":"a","name":"A","tagline":"Tag","url":"https://example.org/a","about":[{"text":"About","sources":[],"notes":[]}],
    "facts":[{"label":"Language","text":"C","sources":[3],"notes":[]}],
    "usedBy":[{"name":"User","text":"","sources":[],"notes":[]},{"name":"Other","text":"So","sources":[],"notes":[1]}],
    "pros":[{"text":"Pro","sources":[],"notes":[],"criterion":"y"}],"cons":[{"text":"Con","sources":[],"notes":[]}],
    "chooseIf":[{"text":"You must","sources":[],"notes":[]}]})"));
  CHECK(options[1] ==
        json(R"({"id":"b","name":"B","about":[],"facts":[],"usedBy":[],"pros":[],"cons":[],"chooseIf":[]})"));
}

TEST_CASE("the page has each rating's level, where higher is better") {
  const Json criteria = pageOf(kDocument)["criteria"];
  CHECK(criteria[0]["importance"] == 1.5);
  CHECK(criteria[0]["scale"] == json(R"({"min":0,"max":4,"better":"lower","unit":"ms"})"));
  CHECK(criteria[0]["advice"] == json(R"({"text":"Take it","sources":[4],"notes":[]})"));
  // 1 on a scale from 0 to 4 where lower is better: 7.5. 1.5 to 3: 2.5 to 6.25, middle 4.375.
  CHECK(
      criteria[0]["ratings"] ==
      json(R"({"a":{"value":1,"level":7.5,"basis":"measured","evidence":"weak","text":"Text","sources":[5],"notes":[]},
          "b":{"min":1.5,"max":3,"level":4.4,"levelMin":2.5,"levelMax":6.3,"text":"","sources":[],"notes":[]},
          "c":{"text":"Words","sources":[],"notes":[]}})"));
  CHECK(criteria[0]["features"] == json(R"([{"name":"F","has":{"c":"yes","a":"add-on"},"sources":[4]}])"));
  CHECK(criteria[1]["scale"] == json(R"({"min":7,"max":9,"better":"higher"})"));
  CHECK_FALSE(criteria[1]["ratings"].contains("a"));
  CHECK(criteria[1]["ratings"]["b"]["level"] == 0);
  CHECK_FALSE(criteria[1].contains("advice"));
}

TEST_CASE("the page has questions, presets and audiences") {
  const Json page = pageOf(kDocument);
  CHECK(page["questions"] == json(R"([{"id":"q","text":"Q?","help":"H","choose":"many","answers":[
    {"id":"p","text":"P","because":"So","counts":["y","x"],"prefers":[{"attribute":"kind","anyOf":["k","l"],"points":0.5}],"requires":[]},
    {"id":"r","text":"R","counts":["x","y"],"prefers":[],"requires":[{"attribute":"free","anyOf":[true],"because":"Money"}]},
    {"id":"s","text":"S","counts":[],"prefers":[],"requires":[]}]}])"));
  CHECK(page["presets"] == json(R"([{"id":"pre","name":"Pre","text":"T","answers":{"q":["p","r"]}}])"));
  CHECK(page["audiences"] == json(R"([{"name":"All","text":"You","sources":[],"notes":[]}])"));
}

TEST_CASE("the page's warnings are the unknown fields only, in the shape of errors") {
  CHECK(pageOf(kDocument)["warnings"].empty());  // although y has no scale, which is a warning of check
  std::string document = kDocument;
  document.insert(document.find('{') + 1, R"("nwe":1,)");
  const Json warnings = pageOf(document.c_str())["warnings"];
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0]["code"] == "unknown_field");
  CHECK(warnings[0]["path"] == "/nwe");
  CHECK(warnings[0]["detail"]["field"] == "nwe");
}

TEST_CASE("the page has exactly the fields of the contract") {
  const Json page = pageOf(kDocument);
  std::vector<std::string> keys;
  for (const auto& [key, value] : page.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"id", "lang", "title", "summary", "updated", "by", "disclosure", "intro",
                                         "closing", "sources", "notes", "options", "criteria", "questions", "presets",
                                         "audiences", "warnings"});
}

TEST_CASE("errors keep their detail, rounded to the decimals that they state") {
  const std::string text =
      writeErrors({{"some_code",
                    "/a~1b",
                    {argument("limit", 32), argument("share", 0.25, 1),
                     argument("ids", std::vector<std::string>{"a", "b"}), argument("id", std::string("x\"y"))}}});
  CHECK(
      text ==
      R"({"ok":false,"errors":[{"code":"some_code","path":"/a~1b","detail":{"limit":32,"share":0.3,"ids":["a","b"],"id":"x\"y"}}]})");
}
