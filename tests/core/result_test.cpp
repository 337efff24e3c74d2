#include "tradeoff/result.h"

#include "catch.h"

using namespace tradeoff;

TEST_CASE("an argument has a kind") {
  CHECK(argument("option", std::string("django")).kind == Argument::Kind::kText);
  CHECK(argument("option", std::string("django")).text == "django");
  CHECK(argument("factor", 1.8, 1).kind == Argument::Kind::kNumber);
  CHECK(argument("factor", 1.8, 1).number == 1.8);
  CHECK(argument("factor", 1.8, 1).decimals == 1);
  const Argument list = argument("options", std::vector<std::string>{"a", "b"});
  CHECK(list.kind == Argument::Kind::kList);
  CHECK(list.list == std::vector<std::string>{"a", "b"});
  CHECK(list.name == "options");
}

TEST_CASE("a result is a value or a list of errors") {
  const Result<int> good(7);
  CHECK(good.ok());
  CHECK(good.value() == 7);
  CHECK(good.errors().empty());
  const Result<int> bad(Error{"too_deep", "/a/0", {argument("limit", 32)}});
  CHECK_FALSE(bad.ok());
  REQUIRE(bad.errors().size() == 1);
  CHECK(bad.errors()[0].path == "/a/0");
  CHECK(bad.errors()[0].detail[0].number == 32);
}
