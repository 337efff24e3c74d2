# cmake -DLOCALE=en.json -DOUT=words.h -P words.cmake: a C++ table of the messages that the command line may print.
file(READ ${LOCALE} json)
string(JSON count LENGTH "${json}")
math(EXPR last "${count} - 1")
set(rows "")
foreach(i RANGE ${last})
  string(JSON key MEMBER "${json}" ${i})
  if(key MATCHES "^(cli|error|hint)\\.")
    string(JSON words GET "${json}" "${key}")
    string(REPLACE "\\" "\\\\" words "${words}")
    string(REPLACE "\"" "\\\"" words "${words}")
    string(REPLACE "\n" "\\n" words "${words}")
    string(APPEND rows "    {\"${key}\", \"${words}\"},\n")
  endif()
endforeach()
file(WRITE ${OUT} "#pragma once
// Made by cmake/words.cmake from web/locales/en.json.
struct Words {
  const char* key;
  const char* text;
};
inline constexpr Words kWords[] = {
${rows}};
")
