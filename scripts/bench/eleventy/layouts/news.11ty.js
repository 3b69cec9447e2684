// A page: what the portal knows of it, and its rendered body.
import { news } from "../portal.js";

export function render(data) {
  return news(data.collections.portal, data.page, data.content);
}
