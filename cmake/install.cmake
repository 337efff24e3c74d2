# What `cmake --install` installs: the core with its headers and `find_package(tradeoff)`, the command line, and the
# schemas of documents and replies.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/tradeoff)
install(TARGETS tradeoff_core EXPORT tradeoff
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY core/include/tradeoff DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT tradeoff NAMESPACE tradeoff:: FILE tradeoffConfig.cmake DESTINATION ${package})  # no dependencies
write_basic_package_version_file(tradeoffConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/tradeoffConfigVersion.cmake DESTINATION ${package})
install(TARGETS tradeoff RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES data/comparison.schema.json data/page.schema.json data/view.schema.json data/reply.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/tradeoff)
