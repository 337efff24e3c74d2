#pragma once
// What holds for every reply, whatever came in.
#include <nlohmann/json.hpp>
#include <string_view>

namespace tradeoff::fuzz {

using Json = nlohmann::ordered_json;

// Ends the program where something does not hold: libFuzzer then keeps the input.
void require(bool holds, std::string_view what);

// A reply to `input` as JSON (so it is UTF-8): {"ok":true, `holds`: ...}, or errors that point into the input.
Json checkedReply(std::string_view reply, std::string_view holds, std::string_view input);

// Each is a JSON Pointer to something that is there, where the input can be read at all.
void checkPlaces(const Json& errors, std::string_view input);

}  // namespace tradeoff::fuzz
