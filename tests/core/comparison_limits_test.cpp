#include <ctime>
#include <string>

#include "catch.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

// Generated documents, too large to store: each limit exactly met, and exceeded by one.
namespace tradeoff {
namespace {

struct Size {
  int options = 2, criteria = 1, ratings = 0, questions = 0, answers = 1, features = 0;
  std::string extra = {};  // further members of the document
};

std::string number(int n) { return std::to_string(n); }

std::string list(int count, const std::string& before, const std::string& after) {
  std::string text = "[";
  for (int i = 0; i < count; ++i) text += (i ? "," : "") + before + number(i) + after;
  return text + "]";
}

std::string ratings(const Size& size) {
  std::string text = "{";
  int left = size.ratings;
  for (int o = 0; left > 0; ++o) {
    text += (o ? ",\"o" : "\"o") + number(o) + "\":{";
    for (int c = 0; c < size.criteria && left > 0; ++c, --left) {
      text += (c ? ",\"c" : "\"c") + number(c) + "\":{\"value\":1}";
    }
    text += "}";
  }
  return text + "}";
}

std::string document(const Size& size) {
  const std::string answers = list(size.answers, R"({"id":"a)", R"(","text":"A"})");
  const std::string features = list(size.features, R"({"name":"F)", R"("})");
  return R"({"format":1,"id":"x","title":"X","options":)" + list(size.options, R"({"id":"o)", R"(","name":"O"})") +
         R"(,"criteria":)" + list(size.criteria, R"({"id":"c)", R"(","name":"C","features":)" + features + "}") +
         R"(,"ratings":)" + ratings(size) + R"(,"questions":)" +
         list(size.questions, R"({"id":"q)", R"(","text":"Q","answers":)" + answers + "}") + size.extra + "}";
}

void checkLimit(const Size& met, const Size& passed, const std::string& code, const std::string& path, double limit) {
  INFO(code);
  CHECK(parseComparison(document(met), Unknown::kError).errors().empty());
  const auto errors = parseComparison(document(passed), Unknown::kError).errors();
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == code);
  CHECK(errors[0].path == path);
  REQUIRE(errors[0].detail.size() == 2);
  CHECK(errors[0].detail[0].number == limit);
  CHECK(errors[0].detail[1].number == limit + 1);
}

std::string padded(std::size_t bytes) {
  std::string text = document({});
  return text.insert(text.size() - 1, bytes - text.size(), ' ');
}

double secondsFor(const std::string& text, std::size_t errors) {
  const std::clock_t start = std::clock();
  CHECK(parseComparison(text, Unknown::kError).errors().size() == errors);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST_CASE("a document at a limit is accepted, and one past it is rejected with the limit") {
  checkLimit({10'000}, {10'001}, "too_many_options", "/options", 10'000);
  checkLimit({2, 256}, {2, 257}, "too_many_criteria", "/criteria", 256);
  checkLimit({400, 256, 100'000}, {400, 256, 100'001}, "too_many_ratings", "/ratings", 100'000);
  checkLimit({2, 1, 0, 64}, {2, 1, 0, 65}, "too_many_questions", "/questions", 64);
  checkLimit({2, 1, 0, 1, 32}, {2, 1, 0, 1, 33}, "too_many_answers", "/questions/0/answers", 32);
  checkLimit({2, 1, 0, 0, 1, 64}, {2, 1, 0, 0, 1, 65}, "too_many_features", "/criteria/0/features", 64);
}

TEST_CASE("an id of 64 bytes is accepted, 65 bytes are not, and errors quote a reader's unknown id shortened") {
  const auto parse = [](std::size_t length) {
    std::string text = document({});
    const std::string id = R"("id":"o0")";
    return parseComparison(text.replace(text.find(id), id.size(), R"("id":")" + std::string(length, 'o') + '"'),
                           Unknown::kError);
  };
  CHECK(parse(64).errors().empty());
  for (const std::size_t length : {std::size_t{65}, std::size_t{5000}}) {
    const auto errors = parse(length).errors();
    REQUIRE(errors.size() == 1);
    CHECK((errors[0].code == "id_too_long" && errors[0].path == "/options/0/id"));
    REQUIRE(errors[0].detail.size() == 3);
    CHECK(errors[0].detail[0].text.size() <= 83);
    CHECK((errors[0].detail[1].number == 64 && errors[0].detail[2].number == double(length)));
  }
  const std::string question(5000, 'q');
  const auto reader = parseReaderInput(parse(64).value().comparison, R"({"answers":{")" + question + R"(":[]}})");
  REQUIRE(reader.errors().size() == 1);
  CHECK(reader.errors()[0].detail[0].text.size() <= 83);
}

TEST_CASE("a document of exactly 2 MiB is accepted, and one byte more is not") {
  CHECK(parseComparison(padded(2 * 1024 * 1024), Unknown::kError).errors().empty());
  const auto errors = parseComparison(padded(2 * 1024 * 1024 + 1), Unknown::kError).errors();
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == "document_too_large");
  CHECK(errors[0].path == "");
  CHECK(errors[0].detail[0].number == 2097152);
}

TEST_CASE("a text of 4 KiB and a depth of 32 are accepted, and one more is not") {
  const auto parse = [](const std::string& extra) {
    Size size;
    size.extra = extra;
    return parseComparison(document(size), Unknown::kError).errors();
  };
  const auto summary = [&](int bytes) {
    return parse(",\"summary\":\"" + std::string(std::size_t(bytes), 'a') + "\"");
  };
  CHECK(summary(4096).empty());
  const auto tooLong = summary(4097);
  REQUIRE(tooLong.size() == 1);
  CHECK((tooLong[0].code == "text_too_long" && tooLong[0].path == "/summary"));
  const auto nested = [&](int depth) {  // the document itself is depth 1
    const std::size_t lists = std::size_t(depth - 1);
    return parse(",\"x-a\":" + std::string(lists, '[') + std::string(lists, ']'));
  };
  CHECK(nested(32).empty());
  const auto tooDeep = nested(33);
  REQUIRE(tooDeep.size() == 1);
  CHECK(tooDeep[0].code == "too_deep");
  CHECK(tooDeep[0].detail[0].number == 32);
}

TEST_CASE("the first fifty errors are reported, in document order") {
  Size size;
  for (int i = 0; i < 60; ++i) size.extra += ",\"y" + number(i) + "\":0";
  const auto errors = parseComparison(document(size), Unknown::kError).errors();
  REQUIRE(errors.size() == 50);
  CHECK(errors.front().path == "/y0");
  CHECK(errors.back().path == "/y49");
}

TEST_CASE("repeated keys and other errors share the limit of fifty, in document order") {
  Size size;
  for (int i = 0; i < 30; ++i) size.extra += ",\"y" + number(i) + "\":0,\"lang\":\"en\"";
  const auto errors = parseComparison(document(size), Unknown::kError).errors();
  REQUIRE(errors.size() == 50);
  CHECK((errors[0].code == "unknown_field" && errors[0].path == "/y0"));
  CHECK((errors[1].code == "unknown_field" && errors[1].path == "/y1"));
  CHECK((errors[2].code == "repeated_key" && errors[2].path == "/lang"));
  CHECK((errors[49].code == "unknown_field" && errors[49].path == "/y25"));
}

TEST_CASE("at most fifty warnings are reported, in document order") {
  const auto parsed = parseComparison(document({60, 2, 1}), Unknown::kError);
  REQUIRE(parsed.ok());
  REQUIRE(parsed.value().warnings.size() == 50);
  CHECK(parsed.value().warnings[0].path == "/criteria/0");
  CHECK(parsed.value().warnings.back().code == "rating_missing");
}

TEST_CASE("parsing time is linear in the size, whatever the errors") {
  // Processor time. A quadratic step would take far longer on these documents. The bound leaves room for sanitizers.
  const double kSeconds = 20;
  CHECK(secondsFor(document({10'000, 10, 99'999}), 0) < kSeconds);

  Size unknown{10'000};
  unknown.extra = R"(,"intro":[)";
  for (int i = 0; i < 60; ++i) unknown.extra += R"({"text":"T","sources":["nowhere"]},)";
  unknown.extra += R"("T"],"sources":{"s":{"title":"S"}})";
  CHECK(secondsFor(document(unknown), 50) < kSeconds);

  std::string same = R"({"format":1)";
  for (int i = 0; i < 250'000; ++i) same += ",\"a\":1";
  CHECK(secondsFor(same + "}", 50) < kSeconds);

  std::string different = R"({"format":1)";
  for (int i = 0; i < 150'000; ++i) different += ",\"b" + number(i) + "\":1";
  CHECK(secondsFor(different + "}", 50) < kSeconds);

  const std::string requirements = list(20'000, R"({"attribute":"a)", R"(","anyOf":["x"]})");
  std::string text = document({10'000});
  const std::string empty = R"("questions":[])";
  text.replace(
      text.find(empty), empty.size(),
      R"("questions":[{"id":"q","text":"Q","answers":[{"id":"a","text":"A","requires":)" + requirements + "}]}]");
  CHECK(secondsFor(text, 0) < kSeconds);

  // Long ids that are alike, and references that are similar to none of them.
  std::string references = R"({"format":1,"id":"x","title":"X","criteria":[{"id":"c","name":"C"}],"options":)";
  references += list(10'000, "{\"id\":\"" + std::string(60, 'a'), R"(","name":"O"})") + ",\"ratings\":{";
  for (int i = 0; i < 60; ++i) references += (i ? ",\"" : "\"") + std::string(60, 'b') + number(i) + "\":{}";
  references += "}}";
  CHECK(secondsFor(references, 50) < kSeconds);
}

}  // namespace
}  // namespace tradeoff
