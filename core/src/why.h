#pragma once
#include <vector>

#include "ids.h"
#include "tradeoff/json_writer.h"
#include "tradeoff/reasons.h"

namespace tradeoff {

// Fields of a view that is open: `reasons` and `dominated`.
void writeReasons(JsonWriter& json, const Ids& ids, const Reasons& reasons);
void writeDominated(JsonWriter& json, const Ids& ids, const std::vector<Dominance>& dominated);

}  // namespace tradeoff
