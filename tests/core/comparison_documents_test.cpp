#include <fstream>
#include <iterator>
#include <set>

#include "catch.h"
#include "json/json_reader.h"
#include "tradeoff/comparison.h"

// tests/documents: each good document must give exactly its warnings, each bad one exactly its errors, in order.
namespace tradeoff {
namespace {

const std::string kFolder = TRADEOFF_SOURCE_DIR "/tests/documents/";

std::string fileText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

const Json& manifest() {
  static const Result<Json> manifest = readJson(fileText(kFolder + "manifest.json"));
  REQUIRE(manifest.ok());
  return manifest.value();
}

const std::string& textOf(const Json& json, const char* name) {
  REQUIRE(json.find(name));
  return json.find(name)->text;
}

std::string listed(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) text += error.code + " at \"" + error.path + "\"\n";
  return text;
}

std::string listed(const Json& expected) {
  std::string text;
  for (const Json& each : expected.items) text += each.items[0].text + " at \"" + each.items[1].text + "\"\n";
  return text;
}

void checkDetail(const Error& error, const Json& expected) {
  for (const JsonMember& member : expected.members) {
    INFO(error.code << " at " << error.path << ": " << member.name);
    const Argument* found = nullptr;
    for (const Argument& argument : error.detail) {
      if (argument.name == member.name) found = &argument;
    }
    REQUIRE(found);
    CHECK(found->text == member.value.text);
    CHECK(found->number == member.value.number);
  }
}

void checkFindings(const std::vector<Error>& found, const Json& expected) {
  REQUIRE(listed(found) == listed(expected));
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (expected.items[i].items.size() > 2) checkDetail(found[i], expected.items[i].items[2]);
  }
}

TEST_CASE("good documents parse and give the expected warnings") {
  const Json& good = *manifest().find("good");
  REQUIRE(good.items.size() >= 25);
  for (const Json& document : good.items) {
    INFO(textOf(document, "file") << ": " << textOf(document, "about"));
    const auto parsed = parseComparison(fileText(kFolder + "good/" + textOf(document, "file")), Unknown::kError);
    if (!parsed.ok()) INFO(listed(parsed.errors()));
    REQUIRE(listed(parsed.errors()) == "");
    checkFindings(parsed.value().warnings, *document.find("warnings"));
  }
}

TEST_CASE("bad documents are rejected with all their errors at once") {
  const Json& bad = *manifest().find("bad");
  REQUIRE(bad.items.size() >= 70);
  for (const Json& document : bad.items) {
    INFO(textOf(document, "file") << ": " << textOf(document, "about"));
    const auto parsed = parseComparison(fileText(kFolder + "bad/" + textOf(document, "file")), Unknown::kError);
    REQUIRE_FALSE(parsed.ok());
    checkFindings(parsed.errors(), *document.find("errors"));
  }
}

TEST_CASE("for the widget an unknown field is a warning and every other error remains an error") {
  for (const Json& document : manifest().find("bad")->items) {
    INFO(textOf(document, "file"));
    std::size_t others = 0, unknown = 0;
    for (const Json& error : document.find("errors")->items) {
      ++(error.items[0].text == "unknown_field" ? unknown : others);
    }
    const auto parsed = parseComparison(fileText(kFolder + "bad/" + textOf(document, "file")), Unknown::kWarning);
    CHECK(parsed.errors().size() == others);
    CHECK(parsed.ok() == (others == 0));
    if (!parsed.ok()) continue;
    std::size_t warnings = 0;
    for (const Error& warning : parsed.value().warnings) warnings += warning.code == "unknown_field";
    CHECK(warnings == unknown);
  }
}

TEST_CASE("for the widget a good document has no warnings") {
  for (const Json& document : manifest().find("good")->items) {
    INFO(textOf(document, "file"));
    const auto parsed = parseComparison(fileText(kFolder + "good/" + textOf(document, "file")), Unknown::kWarning);
    REQUIRE(parsed.ok());
    CHECK(listed(parsed.value().warnings) == "");
  }
}

}  // namespace
}  // namespace tradeoff
