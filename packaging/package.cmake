# The Debian package: cpack -G DEB in the build folder.
set(CPACK_PACKAGE_NAME sohoa)
set(CPACK_PACKAGE_CONTACT "sohoa maintainers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "paper results of administrative procedures become signed, verified PDF/A records")
set(CPACK_GENERATOR DEB)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded at run time, so no shared library names it.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tesseract-ocr-vie")
set(CPACK_STRIP_FILES ON)
include(CPack)
