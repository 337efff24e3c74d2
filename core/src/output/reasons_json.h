#pragma once
#include <vector>

#include "explain/reasons.h"
#include "json/json_writer.h"
#include "output/ids.h"

namespace tradeoff {

// Fields of a view that is open: `reasons` and `dominated`.
void writeReasons(JsonWriter& json, const Ids& ids, const Reasons& reasons);
void writeDominated(JsonWriter& json, const Ids& ids, const std::vector<Dominance>& dominated);

}  // namespace tradeoff
