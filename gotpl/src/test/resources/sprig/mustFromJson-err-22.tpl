{{ mustFromJson `nul` }}
