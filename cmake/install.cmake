# The install tree: libraries with headers, the data they read, and what find_package(entente) needs.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/entente)
install(TARGETS graph extract store query EXPORT ententeTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT ententeTargets NAMESPACE entente:: DESTINATION ${package_dir})
install(DIRECTORY graph extract store query DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/entente FILES_MATCHING PATTERN "*.h"
        PATTERN internal EXCLUDE)
install(DIRECTORY schemas models DESTINATION ${CMAKE_INSTALL_DATADIR}/entente)
install(FILES ${ENTENTE_SHARE}/knowledge.bin DESTINATION ${CMAKE_INSTALL_DATADIR}/entente)
configure_package_config_file(cmake/ententeConfig.cmake.in ${PROJECT_BINARY_DIR}/ententeConfig.cmake
  INSTALL_DESTINATION ${package_dir} PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ententeConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/ententeConfig.cmake ${PROJECT_BINARY_DIR}/ententeConfigVersion.cmake
  DESTINATION ${package_dir})
