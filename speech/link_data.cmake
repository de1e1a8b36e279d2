# cmake -D FROM=espeak-ng-data -D TO=folder -P link_data.cmake
# Links everything of FROM into TO but the Kazakh dictionary, which is our own.
file(MAKE_DIRECTORY "${TO}")
file(GLOB entries RELATIVE "${FROM}" "${FROM}/*")
list(REMOVE_ITEM entries kk_dict)
foreach(entry IN LISTS entries)
    file(CREATE_LINK "${FROM}/${entry}" "${TO}/${entry}" SYMBOLIC)
endforeach()
