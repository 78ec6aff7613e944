{{ mustFromJson `"a	b"` }}
