# cmake -DLOCALES=en.json;de.json -DOUT=words.h -P words.cmake: writes a C++ table of the messages that the command line
# can print, by language. Messages with a plural or a select are left out, because only the page formats them.
set(rows "")
foreach(file IN LISTS LOCALES)
  file(READ ${file} json)
  cmake_path(GET file STEM language)
  string(JSON count LENGTH "${json}")
  math(EXPR last "${count} - 1")
  foreach(i RANGE ${last})
    string(JSON key MEMBER "${json}" ${i})
    string(JSON words GET "${json}" "${key}")
    if(key MATCHES "^(cli|error|warning|ui)\\." AND NOT words MATCHES "{[a-z]+, *(plural|select)")
      string(REPLACE "\\" "\\\\" words "${words}")
      string(REPLACE "\"" "\\\"" words "${words}")
      string(REPLACE "\n" "\\n" words "${words}")
      string(APPEND rows "    {\"${language}\", \"${key}\", \"${words}\"},\n")
    endif()
  endforeach()
endforeach()
file(WRITE ${OUT} "#pragma once
// Made by cmake/words.cmake from web/locales.
struct Words {
  const char* language;
  const char* key;
  const char* text;
};
inline constexpr Words kWords[] = {
${rows}};
")
