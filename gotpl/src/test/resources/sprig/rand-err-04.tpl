{{ randAlpha "3" }}
