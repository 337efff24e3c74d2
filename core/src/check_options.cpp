#include "check.h"

namespace tradeoff {
namespace {

constexpr Field<Fact> kFactFields[] = {
    {"label", filledText<&Fact::label>, Need::kRequired},
    {"text", bodyFilledText<Fact>, Need::kRequired},
    {"sources", bodySources<Fact>},
    {"notes", bodyNotes<Fact>},
};
void readFact(Check& check, const Node& node, Fact& out) { readFields(check, node, out, kFactFields); }

constexpr Field<User> kUserFields[] = {
    {"name", filledText<&User::name>, Need::kRequired},
    {"text", bodyText<User>},
    {"sources", bodySources<User>},
    {"notes", bodyNotes<User>},
};
void readUser(Check& check, const Node& node, User& out) { readFields(check, node, out, kUserFields); }

void readPointCriterion(Check& check, const Node& node, Point& out) {
  out.criterion = readReference(check, node, check.criteria, "unknown_criterion");
}
constexpr Field<Point> kPointFields[] = {
    {"text", bodyFilledText<Point>, Need::kRequired},
    {"criterion", readPointCriterion},
    {"sources", bodySources<Point>},
    {"notes", bodyNotes<Point>},
};
void readPoint(Check& check, const Node& node, Point& out) { readFields(check, node, out, kPointFields); }

template <auto kMember>
void pointList(Check& check, const Node& node, Option& out) {
  readList(check, node, out.*kMember, readPoint);
}

void readAttributeText(Check& check, const Node& node, AttributeValue& out) { out.text = readFilledText(check, node); }

void readAttribute(Check& check, const Node& node, Attribute& out) {
  checkName(check, node);
  out.name = node.name;
  if (node.json.isList()) {
    out.isList = true;
    readList(check, node, out.values, readAttributeText);
  } else if (node.json.isBoolean()) {
    out.values.push_back({true, node.json.boolean, ""});
  } else if (node.json.isText()) {
    readAttributeText(check, node, out.values.emplace_back());
  } else {
    fault(check, node, "expected_attribute");
  }
}

void readAttributes(Check& check, const Node& node, Option& out) {
  if (!isObject(check, node)) return;
  for (const JsonMember& member : node.json.members) {
    readAttribute(check, {member.value, &node, member.name}, out.attributes.emplace_back());
  }
}

constexpr Field<Option> kOptionFields[] = {
    {"id", [](Check& c, const Node& n, Option& o) { o.id = readId(c, n, c.options, n.parent->index); },
     Need::kRequired},
    {"name", filledText<&Option::name>, Need::kRequired},
    {"tagline", text<&Option::tagline>},
    {"about", proseList<&Option::about>},
    {"url", url<&Option::url>},
    {"facts", [](Check& c, const Node& n, Option& o) { readList(c, n, o.facts, readFact); }},
    {"usedBy", [](Check& c, const Node& n, Option& o) { readList(c, n, o.usedBy, readUser); }},
    {"attributes", readAttributes},
    {"pros", pointList<&Option::pros>},
    {"cons", pointList<&Option::cons>},
    {"chooseIf", proseList<&Option::chooseIf>},
};

}  // namespace

void readOption(Check& check, const Node& node, Option& out) { readFields(check, node, out, kOptionFields); }

}  // namespace tradeoff
