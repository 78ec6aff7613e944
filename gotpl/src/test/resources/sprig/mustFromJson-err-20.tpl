{{ mustFromJson `tru` }}
