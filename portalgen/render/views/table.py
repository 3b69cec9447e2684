"""Every class of views, in the order of the reference: what components may name as the type of a parameter."""

from __future__ import annotations

from typing import Final

from portalgen.render.views.chrome import AlternateFile, ChromeView, ContactView, Frame, HeadView, MenuEntry
from portalgen.render.views.files import AttachmentView, ImageView, Variant
from portalgen.render.views.links import Alternate, DayView, Fact, Heading, LanguageLink, Link, Notice, Time
from portalgen.render.views.lists import (
    Entry,
    EventEntry,
    Facet,
    FacetValue,
    ListView,
    PageLink,
    Pagination,
    TaxonomyView,
    TermCount,
)
from portalgen.render.views.machine import (
    DeletedEntry,
    FeedEntry,
    FeedView,
    RedirectView,
    RobotsView,
    SiteMapIndexView,
    SiteMapUrl,
    SiteMapXmlView,
)
from portalgen.render.views.maps import MapEntry, MapLabel, MapPoint, MapShape, MapView
from portalgen.render.views.page import ChannelGroup, ChannelView, PagePanel, PageView
from portalgen.render.views.page_history import ChangedPassage, ChangedWords, PageHistoryView, VersionView
from portalgen.render.views.schedule import ScheduleCell, ScheduleDay, ScheduleRow, ScheduleView
from portalgen.render.views.site_pages import (
    AboutView,
    AccessibilityView,
    ContactPageView,
    Directory,
    HomeBlock,
    HomeView,
    Initial,
    NotFoundView,
    SearchFilter,
    SearchView,
    SiteMapView,
    TreeNode,
    VerificationView,
)

VIEWS: Final[tuple[type, ...]] = (
    Link,
    DayView,
    LanguageLink,
    MenuEntry,
    ContactView,
    AlternateFile,
    ChromeView,
    Alternate,
    HeadView,
    Notice,
    Variant,
    ImageView,
    AttachmentView,
    MapShape,
    MapPoint,
    MapLabel,
    MapEntry,
    MapView,
    Fact,
    Heading,
    Entry,
    Time,
    EventEntry,
    PageLink,
    Pagination,
    Frame,
    ChannelView,
    ChannelGroup,
    PagePanel,
    PageView,
    ScheduleCell,
    ScheduleRow,
    ScheduleDay,
    ScheduleView,
    ChangedWords,
    ChangedPassage,
    VersionView,
    PageHistoryView,
    FacetValue,
    Facet,
    ListView,
    TermCount,
    TaxonomyView,
    HomeBlock,
    Initial,
    Directory,
    HomeView,
    AboutView,
    ContactPageView,
    AccessibilityView,
    TreeNode,
    SiteMapView,
    SearchFilter,
    SearchView,
    NotFoundView,
    VerificationView,
    RedirectView,
    FeedEntry,
    DeletedEntry,
    FeedView,
    SiteMapUrl,
    SiteMapXmlView,
    SiteMapIndexView,
    RobotsView,
)
"""A test holds that no class of this folder is missing."""
