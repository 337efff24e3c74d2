#include "tradeoff/reader_input.h"

#include "catch.h"
#include "sample.h"

using namespace tradeoff;

namespace {

const char* const kDocument = R"({"format":1,"id":"t","title":"T",
  "options":[{"id":"a","name":"A"},{"id":"b","name":"B"}],
  "criteria":[{"id":"x","name":"X"},{"id":"y","name":"Y"}],
  "ratings":{"a":{"x":{"value":1}},"b":{"x":{"value":2}}},
  "questions":[{"id":"one","text":"?","answers":[{"id":"p","text":"P"},{"id":"q","text":"Q"}]},
               {"id":"many","text":"?","choose":"many","answers":[{"id":"p","text":"P"},{"id":"q","text":"Q"},{"id":"r","text":"R"}]}]})";

struct Fault {
  std::string code, path;
  bool operator==(const Fault&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Fault& fault) { return out << fault.code << " at " << fault.path; }

std::vector<Fault> faultsOf(const char* text) {
  std::vector<Fault> faults;
  const Result<ReaderInput> reader = parseReaderInput(test::comparisonOf(kDocument), text);
  for (const Error& error : reader.errors()) faults.push_back({error.code, error.path});
  return faults;
}

}  // namespace

TEST_CASE("a new reader has no answers and no sliders") {
  const Comparison comparison = test::comparisonOf(kDocument);
  for (const char* text : {"", "{}", R"({"answers":{},"importance":{}})"}) {
    const ReaderInput reader = test::readerOf(comparison, text);
    CHECK(reader.replies.size() == 2);
    CHECK(reader.sliders.size() == 2);
    CHECK_FALSE(reader.replies[0].closed);
    CHECK_FALSE(reader.sliders[0].has_value());
    CHECK_FALSE(reader.started());
  }
}

TEST_CASE("answers, skips and sliders are parsed") {
  const Comparison comparison = test::comparisonOf(kDocument);
  const ReaderInput reader =
      test::readerOf(comparison, R"({"answers":{"many":["r","p"],"one":[]},"importance":{"y":2.5}})");
  CHECK(reader.replies[0].skipped());
  CHECK_FALSE(reader.replies[0].answered());
  CHECK(reader.replies[1].chosen == std::vector<int>{0, 2});
  CHECK(reader.replies[1].answered());
  CHECK(reader.sliders[1] == 2.5);
  CHECK(reader.started());
  CHECK_FALSE(test::readerOf(comparison, R"({"answers":{"one":[],"many":[]}})").started());
  CHECK(test::readerOf(comparison, R"({"importance":{"x":0}})").started());
}

TEST_CASE("every error of a reader is reported with its path") {
  CHECK(
      faultsOf(R"({"answers":{"one":["p","q"],"many":["p","p","z"],"none":[]},"importance":{"x":-1,"y":1e7,"z":0}})") ==
      std::vector<Fault>{{"one_answer_only", "/answers/one"},
                         {"repeated_answer", "/answers/many/1"},
                         {"unknown_answer", "/answers/many/2"},
                         {"unknown_question", "/answers/none"},
                         {"number_out_of_range", "/importance/x"},
                         {"number_out_of_range", "/importance/y"},
                         {"unknown_criterion", "/importance/z"}});
  CHECK(faultsOf("[]") == std::vector<Fault>{{"expected_object", ""}});
  CHECK(faultsOf(R"({"answers":[],"importance":3,"more":1})") == std::vector<Fault>{{"expected_object", "/answers"},
                                                                                    {"expected_object", "/importance"},
                                                                                    {"unknown_field", "/more"}});
  CHECK(faultsOf(R"({"answers":{"one":"p","many":[1]},"importance":{"x":"1"}})") ==
        std::vector<Fault>{{"expected_list", "/answers/one"},
                           {"expected_text", "/answers/many/0"},
                           {"expected_number", "/importance/x"}});
  CHECK(faultsOf(R"({"answers":{"one":["p"],"one":["q"]}})") == std::vector<Fault>{{"repeated_key", "/answers/one"}});
  CHECK(faultsOf("{").size() == 1);
  CHECK(faultsOf(R"({"importance":{"x":1e999}})").size() == 1);
}

TEST_CASE("the error of an unknown id suggests the nearest known one") {
  const Result<ReaderInput> reader = parseReaderInput(test::comparisonOf(kDocument), R"({"answers":{"mny":["p"]}})");
  REQUIRE_FALSE(reader.ok());
  const Error& error = reader.errors()[0];
  REQUIRE(error.detail.size() == 2);
  CHECK(error.detail[0].name == "id");
  CHECK(error.detail[0].text == "mny");
  CHECK(error.detail[1].name == "near");
  CHECK(error.detail[1].text == "many");
}

TEST_CASE("at most 50 errors are reported") {
  std::string text = R"({"answers":{)";
  for (int i = 0; i < 80; ++i) text += (i ? ",\"z" : "\"z") + std::to_string(i) + "\":[]";
  CHECK(faultsOf((text + "}}").c_str()).size() == kMaxErrors);
}
