#include "format/check.h"

namespace tradeoff {
namespace {

constexpr Field<Fact> kFactFields[] = {
    {"label", filledText<&Fact::label>, Need::kRequired},
    {"text", bodyFilledText<Fact>, Need::kRequired},
    {"sources", bodySources<Fact>},
    {"notes", bodyNotes<Fact>},
};
void readFact(Check& check, const JsonCursor& node, Fact& out) { readFields(check, node, out, kFactFields); }

constexpr Field<User> kUserFields[] = {
    {"name", filledText<&User::name>, Need::kRequired},
    {"text", bodyText<User>},
    {"sources", bodySources<User>},
    {"notes", bodyNotes<User>},
};
void readUser(Check& check, const JsonCursor& node, User& out) { readFields(check, node, out, kUserFields); }

void readPointCriterion(Check& check, const JsonCursor& node, Point& out) {
  out.criterion = readReference(check, node, check.criteria, "unknown_criterion");
}
constexpr Field<Point> kPointFields[] = {
    {"text", bodyFilledText<Point>, Need::kRequired},
    {"criterion", readPointCriterion},
    {"sources", bodySources<Point>},
    {"notes", bodyNotes<Point>},
};
void readPoint(Check& check, const JsonCursor& node, Point& out) { readFields(check, node, out, kPointFields); }

void readAttributeText(Check& check, const JsonCursor& node, AttributeValue& out) {
  out.text = readFilledText(check, node);
}

void readAttribute(Check& check, const JsonCursor& node, Attribute& out) {
  checkName(check, node);
  out.name = node.name;
  if (node.json.isList()) {
    out.isList = true;
    readList<readAttributeText>(check, node, out.values);
  } else if (node.json.isBoolean() || node.json.isText()) {
    makeItems<AttributeValue>(&out.values, 1);
    out.values[0].isBoolean = node.json.isBoolean();
    out.values[0].boolean = node.json.boolean;
    if (node.json.isText()) readAttributeText(check, node, out.values[0]);
  } else {
    fault(check, node, "expected_attribute");
  }
}

constexpr Field<Option> kOptionFields[] = {
    {"id", [](Check& c, const JsonCursor& n, Option& o) { o.id = readId(c, n, c.options, n.parent->index); },
     Need::kRequired},
    {"name", filledText<&Option::name>, Need::kRequired},
    {"tagline", text<&Option::tagline>},
    {"about", list<&Option::about, readProse>},
    {"url", url<&Option::url>},
    {"facts", list<&Option::facts, readFact>},
    {"usedBy", list<&Option::usedBy, readUser>},
    {"attributes", members<&Option::attributes, readAttribute>},
    {"pros", list<&Option::pros, readPoint>},
    {"cons", list<&Option::cons, readPoint>},
    {"chooseIf", list<&Option::chooseIf, readProse>},
};

}  // namespace

void readOption(Check& check, const JsonCursor& node, Option& out) { readFields(check, node, out, kOptionFields); }

}  // namespace tradeoff
