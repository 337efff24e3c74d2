#pragma once
#include <vector>

#include "explain/reasons.h"
#include "json/json_writer.h"
#include "output/ids.h"

namespace tradeoff {

// Each writes one field of an open view: `reasons` or `dominated`.
void writeReasons(JsonWriter& json, const Ids& ids, const Reasons& reasons);
void writeDominated(JsonWriter& json, const Ids& ids, const std::vector<Dominance>& dominated);

}  // namespace tradeoff
