// Running time of the command line's own parts, for any input. tests/web/cli.test.js tests the output.
#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "arguments.h"
#include "catch.h"
#include "fallback.h"
#include "json_ld.h"
#include "messages.h"
#include "render_html.h"
#include "render_markdown.h"

namespace tradeoff::cli {
namespace {

// Processor time: the minimum of three runs.
template <class Work>
double secondsOf(Work work) {
  double least = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t start = std::clock();
    work();
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

template <class Write>
std::string listOf(int count, Write write) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i ? "," : "") + write(i);
  return text;
}

std::string id(int index) { return "\"i" + std::to_string(index) + "\""; }

constexpr const char* kLongTag = "zz-aaaaa-bbbbb-ccccc-ddddd-eeeee";

// Many ratings with a unit.
std::string rated(const std::string& language, const std::string& unit) {
  return R"({"format":1,"id":"x","title":"X","lang":")" + language + R"(","options":[)" +
         listOf(200, [](int o) { return "{\"id\":" + id(o) + R"(,"name":"O"})"; }) + R"(],"criteria":[)" +
         listOf(200,
                [&](int c) {
                  return "{\"id\":" + id(c) + R"(,"name":"C","scale":{"min":0,"max":9,"unit":")" + unit + "\"}}";
                }) +
         R"(],"ratings":{)" +
         listOf(
             200,
             [](int o) { return id(o) + ":{" + listOf(200, [](int c) { return id(c) + R"(:{"value":1})"; }) + "}"; }) +
         "}}";
}

// Many texts, each with the largest allowed number of notes.
std::string noted(const std::string& language) {
  return R"({"format":1,"id":"x","title":"X","lang":")" + language + R"(","options":[{"id":"a","name":"A","pros":[)" +
         listOf(1000, [](int) { return R"({"text":"T","notes":[)" + listOf(kMaxReferences, id) + "]}"; }) +
         R"(]},{"id":"b","name":"B"}],"criteria":[{"id":"c","name":"C"}],"ratings":{},"notes":{)" +
         listOf(kMaxReferences, [](int n) { return id(n) + R"(:{"text":"N"})"; }) + "}}";
}

TEST_CASE("rendering a document takes at most a few times as long as reading it") {
  const std::string documents[] = {rated("en", "u"), rated(kLongTag, "u"), rated("ar", std::string(64, '{')),
                                   noted(kLongTag)};
  for (const std::string& document : documents) {
    INFO(document.substr(0, 90));
    const double reading = secondsOf([&] { CHECK(parseComparison(document, Unknown::kError).ok()); });
    const Comparison comparison = parseComparison(document, Unknown::kError).value().comparison;
    const double rendering = secondsOf([&] {
      const Fallback fallback = buildFallback(comparison);
      CHECK(renderHtml(fallback, 3).size() > document.size() / 4);
      CHECK(renderMarkdown(fallback, 3).size() > document.size() / 4);
      CHECK_FALSE(renderJsonLd(comparison).empty());
    });
    CHECK(rendering < 12 * reading);
  }
}

TEST_CASE("a message comes from the longest language tag that has it, then from shorter tags, then from English") {
  const std::string english = say("ui.pros");
  const std::string german = Messages("de").say("ui.pros");
  CHECK(german != english);
  for (const char* tag : {"de-CH", "DE-ch-1996", "de-Latn-CH-1996-fonipa-fonupa-heplo"}) {
    CHECK(Messages(tag).say("ui.pros") == german);
  }
  for (const char* tag : {"en", "tlh", kLongTag, "", "-", "d", "den"}) CHECK(Messages(tag).say("ui.pros") == english);
  CHECK(Messages("de").say("no.such", {argument("a", 1)}) == "no.such a=1");
}

TEST_CASE("many arguments are parsed in linear time") {
  for (const char* option : {"--answer", "--importance"}) {
    INFO(option);
    const auto wordsOf = [&](int count) {
      std::vector<std::string> words = {"rank", "-"};
      for (int i = 0; i < count; ++i) {
        words.emplace_back(option);
        words.push_back("i" + std::to_string(i) + "=1");
      }
      return words;
    };
    const auto timeOf = [&](int count) {
      const std::vector<std::string> words = wordsOf(count);
      return secondsOf([&] { CHECK(parseArguments(words).ok()); });
    };
    CHECK(timeOf(40'000) < 30 * timeOf(4'000));  // ten times the input; quadratic time would be a factor of 100
  }
}

}  // namespace
}  // namespace tradeoff::cli
