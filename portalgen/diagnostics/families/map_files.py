"""Faults in the files of maps (GeoJSON, RFC 7946)."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final = (
    Code(
        "CFG224",
        "boundary-of-no-unit",
        (
            "ranh giới thứ {number} trong `{file}` ghi `{value}`, không phải mã trang hay mã đơn vị của xã, phường, đặc khu nào{suggestion}",
            "",
            "ghi mã trang của xã, phường, đặc khu (tên tệp trong site-config/sites/) hoặc mã đơn vị hành chính; ranh giới thừa thì xóa khỏi tệp",
        ),
        (
            "boundary {number} of `{file}` says `{value}`, which is neither the id of the site of a commune, ward or special zone nor its code{suggestion}",
            "",
            "write the id of the site of the commune, ward or special zone (the name of its file in site-config/sites/) or the code of the unit; delete the boundary where it is needless",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG225",
        "units-without-boundary",
        (
            "bản đồ các đơn vị thiếu ranh giới của {count} xã, phường, đặc khu: {sites}",
            "",
            "thêm ranh giới của các đơn vị này vào tệp; chưa có thì danh sách trên trang vẫn dẫn đến đủ mọi đơn vị",
        ),
        (
            "the map of the units lacks the boundaries of {count} communes, wards or special zones: {sites}",
            "",
            "add them to the file; until then the list of the page leads to all units all the same",
        ),
        severity=Severity.NOTE,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "CFG226",
        "boundaries-without-code",
        (
            "không ranh giới nào trong `{file}` có thuộc tính cho biết là của đơn vị nào",
            "",
            "thêm vào mỗi ranh giới một trong các thuộc tính {properties}: mã của trang hoặc mã đơn vị hành chính",
        ),
        (
            "no boundary of `{file}` has a property that says of which unit it is",
            "",
            "give each boundary one of the properties {properties}: the id of its site, or the code of its unit",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "MAP101",
        "map-format",
        (
            "tệp bản đồ `{file}` là {format}, không phải GeoJSON",
            "",
            "trong phần mềm bản đồ (QGIS: Export, Save Features As), chọn GeoJSON và hệ tọa độ EPSG:4326, rồi ghi tên tệp mới",
        ),
        (
            "the file of the map `{file}` is {format}, not GeoJSON",
            "",
            "in the mapping program (QGIS: Export, Save Features As) choose GeoJSON and EPSG:4326, and name the new file",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP102",
        "map-too-large",
        (
            "tệp bản đồ `{file}` nặng {size}, quá giới hạn {limit} của bản đồ vẽ trên trang",
            "",
            "giản lược ranh giới (mapshaper.org hoặc QGIS: Simplify, khoảng 20 đến 50 mét), bỏ thuộc tính thừa, ghi tọa độ"
            " 5 số lẻ; tệp gốc nén zip và đăng ở `attachments`",
        ),
        (
            "the file of the map `{file}` is {size}, over the limit of {limit} for maps that are drawn on pages",
            "",
            "simplify the boundaries (mapshaper.org, or Simplify in QGIS, 20 to 50 metres), drop needless properties, write"
            " 5 decimals; zip the whole file and publish it under `attachments`",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP103",
        "map-not-json",
        ("không đọc được tệp bản đồ `{file}`: {problem}", "", "xuất lại tệp từ phần mềm bản đồ, đừng sửa bằng tay"),
        (
            "the file of the map `{file}` cannot be read: {problem}",
            "",
            "export it again from the mapping program, do not edit it by hand",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP104",
        "map-not-geojson",
        (
            "tệp `{file}` là JSON nhưng không phải GeoJSON: {problem}",
            "",
            "mở tệp trong mapshaper.org hoặc QGIS, xuất (Export) thành GeoJSON với EPSG:4326 gồm vùng, đường hoặc điểm, rồi"
            " thay tệp này",
        ),
        (
            "the file `{file}` is JSON but no GeoJSON: {problem}",
            "",
            "open it in mapshaper.org or QGIS, export it as GeoJSON in EPSG:4326 with areas, lines or points, and replace"
            " this file",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP105",
        "map-not-in-degrees",
        (
            "tọa độ `{position}` trong `{file}` không phải là kinh độ, vĩ độ (có lẽ là mét của VN-2000 hoặc UTM)",
            "",
            "chuyển tệp sang WGS 84 (EPSG:4326): trong QGIS đặt đúng hệ VN-2000 của lớp (kinh tuyến trục của tỉnh), rồi xuất"
            " GeoJSON với EPSG:4326",
        ),
        (
            "the coordinates `{position}` in `{file}` are no longitude and latitude (perhaps metres of VN-2000 or UTM)",
            "",
            "convert the file to WGS 84 (EPSG:4326): in QGIS set the layer's own VN-2000 system (with the province's central"
            " meridian), then export GeoJSON with EPSG:4326",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP106",
        "map-axes-swapped",
        (
            "tọa độ `{position}` của đối tượng thứ {number} trong `{file}` ghi vĩ độ trước; GeoJSON ghi kinh độ trước",
            "",
            "đổi chỗ hai số của mỗi điểm trong đối tượng ấy và các đối tượng cùng lỗi (QGIS: Swap X and Y coordinates), ví dụ 108.4, 11.9 cho Đà Lạt",
        ),
        (
            "the coordinates `{position}` of feature {number} in `{file}` begin with the latitude, GeoJSON with the longitude",
            "",
            "swap the two numbers of each position of that feature, and of others like it (QGIS: Swap X and Y coordinates): 108.4, 11.9 is Đà Lạt",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP107",
        "map-elsewhere",
        (
            "bản đồ `{file}` có điểm `{position}` nằm ngoài vùng kinh độ 102 đến 118, vĩ độ 6 đến 24",
            "",
            "kiểm tra hệ tọa độ của tệp; bản đồ của nơi khác thì bỏ qua cảnh báo này, kèm lý do",
        ),
        (
            "the map `{file}` has the position `{position}`, outside of longitudes 102 to 118 and latitudes 6 to 24",
            "",
            "check the file's coordinate system; for a map of another place suppress this warning with the reason",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "MAP108",
        "map-ring-open",
        (
            "đối tượng thứ {number} trong `{file}` có một vòng ranh giới {count} điểm không khép kín",
            "",
            "mỗi vòng có ít nhất 4 điểm, điểm cuối trùng điểm đầu; sửa trong phần mềm bản đồ (QGIS: Fix geometries) rồi xuất lại",
        ),
        (
            "feature {number} of `{file}` has a ring of {count} positions that is not closed",
            "",
            "a ring has 4 positions at least and ends where it begins; repair it (QGIS: Fix geometries) and export again",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP109",
        "map-position",
        (
            "đối tượng thứ {number} trong `{file}` có tọa độ hỏng: `{position}`",
            "",
            "mỗi điểm là [kinh độ, vĩ độ], mỗi đường có ít nhất 2 điểm; xuất lại tệp từ phần mềm bản đồ",
        ),
        (
            "feature {number} of `{file}` has a damaged position: `{position}`",
            "",
            "a position is [longitude, latitude], a line has 2 positions at least; export the file again",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP110",
        "map-empty",
        (
            "tệp bản đồ `{file}` không có gì để vẽ",
            "",
            "xuất lại tệp, kiểm tra lớp bản đồ đã chọn có vùng, đường hoặc điểm",
        ),
        (
            "the file of the map `{file}` holds nothing to draw",
            "",
            "export it again from a layer that has areas, lines or points",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP111",
        "map-name-property",
        (
            "không đối tượng nào trong `{file}` có tên ở thuộc tính `{property}`{suggestion}",
            "",
            "ghi ở `name_property` một thuộc tính có trong tệp: {present}",
        ),
        (
            "no feature of `{file}` has a name in its property `{property}`{suggestion}",
            "",
            "give in `name_property` one that the file has: {present}",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP112",
        "map-unnamed",
        (
            "trong `{file}` các đối tượng thứ {numbers} không có tên ở thuộc tính `{property}`",
            "",
            "thêm tên cho các đối tượng này, để người không nhìn thấy bản đồ cũng biết đó là gì",
        ),
        (
            "in `{file}` the features {numbers} have no name in the property `{property}`",
            "",
            "name them, so that people who cannot see the map know what they are",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "MAP113",
        "map-too-many-features",
        (
            "bản đồ `{file}` có {count} đối tượng, quá {limit} đối tượng mà một bản đồ trên trang cho xem được",
            "",
            "chia thành nhiều bản đồ, gộp các vùng nhỏ, hoặc đăng tệp ở `attachments`",
        ),
        (
            "the map `{file}` has {count} features, over the {limit} that one map on a page can show",
            "",
            "split it into several maps, merge small areas, or publish the file under `attachments`",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP114",
        "map-too-detailed",
        (
            "bản đồ `{file}` còn {count} điểm sau khi giản lược, quá {limit} điểm mà một bản đồ trên trang vẽ được",
            "",
            "giản lược ranh giới (mapshaper.org hoặc QGIS: Simplify), bỏ các vùng rất nhỏ, hoặc chia thành nhiều bản đồ",
        ),
        (
            "the map `{file}` has {count} positions left when simplified, over the {limit} that one map on a page can show",
            "",
            "simplify the boundaries (mapshaper.org, or Simplify in QGIS), drop tiny areas, or split it into several maps",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP115",
        "map-ring-crossing",
        (
            "trong `{file}` ranh giới của các đối tượng thứ {numbers} tự cắt, hoặc lỗ bên trong cắt ranh giới ngoài",
            "",
            "sửa trong phần mềm bản đồ (QGIS: Fix geometries) rồi xuất lại; khi chưa sửa, hình và diện tích có thể sai",
        ),
        (
            "in `{file}` the boundaries of the features {numbers} cross themselves, or a hole crosses the outer boundary",
            "",
            "repair them (QGIS: Fix geometries) and export again; until then the drawing and the size may be wrong",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "MAP116",
        "map-ring-flat",
        (
            "trong `{file}` các đối tượng thứ {numbers} có vòng ranh giới không bao lấy diện tích nào",
            "",
            "xóa vòng ấy, hoặc vẽ lại vùng trong phần mềm bản đồ (QGIS: Fix geometries) rồi xuất lại",
        ),
        (
            "in `{file}` the features {numbers} have a ring that encloses nothing",
            "",
            "delete the ring, or draw the area again (QGIS: Fix geometries) and export again",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "MAP117",
        "map-hole-outside",
        (
            "trong `{file}` các đối tượng thứ {numbers} có lỗ nằm ngoài ranh giới của vùng",
            "",
            "nếu đó là một phần khác của vùng thì tách thành MultiPolygon (QGIS: Fix geometries) rồi xuất lại; khi chưa sửa,"
            " diện tích bị trừ sai",
        ),
        (
            "in `{file}` the features {numbers} have a hole outside of their boundary",
            "",
            "where it is another part of the area, make it a MultiPolygon (QGIS: Fix geometries) and export again; until then"
            " its size is taken away wrongly",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "MAP118",
        "map-other-system",
        (
            "tệp bản đồ `{file}` ghi hệ tọa độ `{system}`; bản đồ trên trang dùng WGS 84 (EPSG:4326)",
            "",
            "trong QGIS xuất lại (Export, Save Features As) thành GeoJSON với EPSG:4326; không chỉ xóa dòng `crs`: tọa độ"
            " VN-2000 lệch hàng trăm mét",
        ),
        (
            "the file of the map `{file}` names the coordinate system `{system}`; maps on pages are in WGS 84 (EPSG:4326)",
            "",
            "export it again in QGIS (Export, Save Features As) as GeoJSON in EPSG:4326; do not just delete `crs`:"
            " coordinates of VN-2000 are hundreds of metres away",
        ),
        waivable_by="nobody",
    ),
    Code(
        "MAP119",
        "map-crowded",
        (
            "trên bản đồ `{file}` không còn chỗ ghi số cạnh {count} mục (thứ {numbers} trong danh sách dưới hình)",
            "",
            "chia thành nhiều bản đồ, bỏ bớt điểm hoặc vùng quá sát nhau, hoặc đăng tệp ở `attachments`; người đọc không biết"
            " các mục này ở đâu trên hình",
        ),
        (
            "the map `{file}` has no room for the numbers of {count} entries ({numbers} in the list below the drawing)",
            "",
            "split it into several maps, leave out what lies too close together, or publish the file under `attachments`;"
            " readers cannot tell where these entries are",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "MAP120",
        "boundary-elsewhere",
        (
            "ranh giới thứ {number} trong `{file}` (`{value}`) có điểm `{position}` nằm ngoài Việt Nam, nên mọi đơn vị khác bị thu nhỏ",
            "",
            "sửa hoặc xóa điểm ấy trong phần mềm bản đồ; sai ở nhiều ranh giới thì kiểm tra hệ tọa độ rồi xuất lại với EPSG:4326",
        ),
        (
            "boundary {number} of `{file}` (`{value}`) has the position `{position}`, outside of Viet Nam, which shrinks all other units",
            "",
            "correct or delete it in the mapping program; where many boundaries are wrong check the coordinate system and export in EPSG:4326",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "MAP121",
        "boundary-without-area",
        (
            "ranh giới thứ {number} trong `{file}` (`{value}`) là điểm hoặc đường, không phải vùng",
            "",
            "thay bằng vùng (Polygon) của đơn vị; chưa có thì bỏ khỏi tệp, danh sách trên trang vẫn dẫn đến đơn vị ấy",
        ),
        (
            "boundary {number} of `{file}` (`{value}`) is a point or a line, and no area",
            "",
            "put the area (Polygon) of the unit in its place, or leave it out: the list of the page leads to the unit all the same",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "MAP122",
        "boundaries-without-source",
        (
            "`{file}` không ghi nơi cung cấp ranh giới",
            "",
            'thêm `"source": "tên cơ quan cung cấp"` vào tệp, ngay sau `"type": "FeatureCollection"`',
        ),
        (
            "`{file}` does not say who supplied the boundaries",
            "",
            'add `"source": "the agency that supplied them"` to the file, directly after `"type": "FeatureCollection"`',
        ),
        severity=Severity.NOTE,
        party="operator",
        waivable_by="author",
    ),
    Code(
        "MAP123",
        "boundaries-too-large",
        (
            "tệp ranh giới `{file}` nặng {size}, quá giới hạn {limit}",
            "",
            "giản lược ranh giới (mapshaper.org hoặc QGIS: Simplify, khoảng 20 đến 50 mét), bỏ thuộc tính thừa, ghi tọa độ 5 số lẻ",
        ),
        (
            "the boundaries in `{file}` are {size}, over the limit of {limit}",
            "",
            "simplify them (mapshaper.org, or Simplify in QGIS, 20 to 50 metres), drop needless properties, write 5 decimals",
        ),
        party="operator",
        waivable_by="nobody",
    ),
    Code(
        "CFG238",
        "boundaries-file-name",
        (
            "tệp `{file}` không được đọc: ranh giới các đơn vị đọc từ tệp `{wanted}`",
            "",
            "đổi tên tệp thành `{wanted}` (chữ thường, đúng phần đuôi), hoặc xóa đi",
        ),
        (
            "the file `{file}` is not read: the boundaries of the units are read from `{wanted}`",
            "",
            "rename it `{wanted}`, in lower case and with this ending, or delete it",
        ),
        severity=Severity.WARNING,
        party="operator",
        waivable_by="author",
    ),
)
