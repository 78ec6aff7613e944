{{ dig }}
