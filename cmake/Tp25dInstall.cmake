# What `cmake --install` installs: the tools, the libraries with their headers, and what find_package(tp25d) reads.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/tp25d)
install(DIRECTORY include/tp25d ${PROJECT_BINARY_DIR}/include/tp25d runtime/include/tp25d
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h" PATTERN "*.td" PATTERN "*.inc" PATTERN CMakeFiles EXCLUDE)
install(EXPORT tp25dTargets NAMESPACE tp25d:: DESTINATION ${config_dir})
configure_package_config_file(cmake/tp25dConfig.cmake.in ${PROJECT_BINARY_DIR}/tp25dConfig.cmake
  INSTALL_DESTINATION ${config_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/tp25dConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/tp25dConfig.cmake ${PROJECT_BINARY_DIR}/tp25dConfigVersion.cmake
  DESTINATION ${config_dir})
