#include "output/reasons_json.h"

#include <algorithm>
#include <cmath>

namespace tradeoff {
namespace {

const char* codeOf(PartKind kind) {
  switch (kind) {
    case PartKind::kBase:
      return "base";
    case PartKind::kAnswer:
      return "answer";
    case PartKind::kSlider:
      return "slider";
    case PartKind::kBonus:
      return "bonus";
    case PartKind::kCriterion:
      return "criterion";
  }
  return "";
}

void writeParts(JsonWriter& json, const Ids& ids, const Reasons& reasons, const std::vector<Part>& parts, int enough) {
  double largest = 0;
  for (const Part& part : parts) largest = std::max(largest, std::fabs(part.points));
  json.object().key("parts").array();
  for (const Part& part : parts) {
    json.object().field("code", codeOf(part.kind)).key("args").object();
    if (part.question >= 0) json.field("question", ids.question(part.question));
    if (part.answer >= 0) json.field("answer", ids.answer(part.question, part.answer));
    if (part.criterion >= 0) json.field("criterion", ids.criterion(part.criterion));
    json.endObject();
    json.field("option", ids.option(part.points > 0 ? reasons.leader : reasons.rival));
    json.key("points").rounded(part.shown, 1);
    json.key("width").rounded(std::fabs(part.points) / largest, 3).endObject();
  }
  json.endArray().key("enough").integer(enough).endObject();
}

}  // namespace

void writeReasons(JsonWriter& json, const Ids& ids, const Reasons& reasons) {
  json.key("reasons");
  if (reasons.rival < 0) {
    json.null();
    return;
  }
  json.object().key("byAnswer");
  writeParts(json, ids, reasons, reasons.byAnswer, reasons.enoughByAnswer);
  json.key("byCriterion");
  writeParts(json, ids, reasons, reasons.byCriterion, reasons.enoughByCriterion);
  json.endObject();
}

void writeDominated(JsonWriter& json, const Ids& ids, const std::vector<Dominance>& dominated) {
  json.key("dominated").array();
  for (const Dominance& pair : dominated) {
    json.object().field("option", ids.option(pair.option)).field("by", ids.option(pair.by)).endObject();
  }
  json.endArray();
}

}  // namespace tradeoff
