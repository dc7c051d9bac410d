"""The mark that stands where a page begins while the pages of a document are joined into one text."""

PAGE_MARK = "\ue000"  # of the private use area: characters of it in a file are removed before
